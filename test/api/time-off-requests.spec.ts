import { startApp, type TestApp } from '../kit/app';
import { overtaken } from '../kit/overtaken';
import { addType, ask, balanceOf, giveHours } from '../kit/time-off';

const H = 3600;
const REQUESTS = '/time-off/requests';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('pending hours are deducted from the available balance', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  await giveHours(owner, bob.id, typeId, 40);
  const { status, body } = await ask(bob, typeId, { days: ['2026-12-02', '2026-12-01'], note: 'Family' });
  expect([status, body]).toEqual([
    201,
    expect.objectContaining({
      memberId: bob.id,
      memberName: 'bob',
      typeName: 'Vacation',
      days: ['2026-12-01', '2026-12-02'],
      totalSeconds: 16 * H,
      note: 'Family',
      state: 'pending',
      askedBy: { id: bob.id, name: 'bob' },
      decidedBy: null,
      version: 1,
    }),
  ]);
  expect(await balanceOf(bob, bob.id)).toEqual([24, 40, 16]);
});

it('an approval creates an entry per day and ledger lines', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner, { isPaid: false });
  const { body: asked } = await ask(bob, typeId, { days: ['2026-12-01', '2026-12-03'] });
  const { status, body } = await owner.post(`${REQUESTS}/${asked.id}/approve`, { note: 'Enjoy' });
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({
      state: 'approved',
      decidedBy: { id: owner.id, name: 'Olga Owner' },
      decisionNote: 'Enjoy',
    }),
  ]);
  const entries = (await bob.get('/time-off/entries')).body.data;
  expect(entries).toEqual(
    ['2026-12-01', '2026-12-03'].map((day) =>
      expect.objectContaining({ day, seconds: 8 * H, requestId: asked.id, isPaid: false, voidedAt: null }),
    ),
  );
  const lines = (await bob.get('/time-off/ledger')).body.data;
  expect(lines.map((line: Record<string, unknown>) => [line.kind, line.seconds, line.effectiveOn])).toEqual([
    ['usage', -8 * H, '2026-12-01'],
    ['usage', -8 * H, '2026-12-03'],
  ]);
  expect(lines.map((line: { by: { id: string } }) => line.by.id)).toEqual([owner.id, owner.id]);
  expect(await balanceOf(bob, bob.id)).toEqual([-16, -16, 0]);
});

it('a rejection returns the hours', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  await giveHours(owner, bob.id, typeId, 8);
  const { body: asked } = await ask(bob, typeId);
  expect((await owner.post(`${REQUESTS}/${asked.id}/reject`, { note: 'Stock-taking' })).body.state).toBe(
    'rejected',
  );
  expect(await balanceOf(bob, bob.id)).toEqual([8, 8, 0]);
  expect((await ask(bob, typeId)).status).toBe(201);
});

it('a decision needs no note and no body', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const { body: asked } = await ask(bob, typeId);
  const { status, body } = await owner.post(`${REQUESTS}/${asked.id}/approve`);
  expect([status, body.decisionNote]).toEqual([200, null]);
});

it('only the author cancels a request, and only while it is pending', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const { body: asked } = await ask(bob, typeId);
  const byOwner = await owner.post(`${REQUESTS}/${asked.id}/cancel`);
  const byAuthor = await bob.post(`${REQUESTS}/${asked.id}/cancel`);
  const again = await bob.post(`${REQUESTS}/${asked.id}/cancel`);
  expect([byOwner.body.code, byAuthor.body.state, again.body.code]).toEqual([
    'time-off-not-author',
    'cancelled',
    'time-off-request-decided',
  ]);
  expect((await owner.post(`${REQUESTS}/${asked.id}/approve`)).body).toMatchObject({
    code: 'time-off-request-decided',
    state: 'cancelled',
  });
});

it('an admin requests for a member, who sees it but cannot cancel it', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const { status, body } = await ask(owner, typeId, { memberId: bob.id });
  expect([status, body.memberId, body.askedBy.id]).toEqual([201, bob.id, owner.id]);
  expect((await bob.get(`${REQUESTS}/${body.id}`)).status).toBe(200);
  expect((await bob.post(`${REQUESTS}/${body.id}/cancel`)).body.code).toBe('time-off-not-author');
});

it('an employee sees only their own data and decides nothing', async () => {
  const { owner, bob, eve } = await t.given.workspace({ bob: 'employee', eve: 'employee' });
  const typeId = await addType(owner);
  const { body: bobs } = await ask(bob, typeId);
  const { body: eves } = await ask(eve, typeId);
  await owner.post(`${REQUESTS}/${eves.id}/approve`);
  const [entry] = (await owner.get(`/time-off/entries?memberId=${eve.id}`)).body.data;
  const ids = async (path: string, key: string) =>
    (await bob.get(path)).body.data.map((one: Record<string, string>) => one[key]);
  expect(await ids(REQUESTS, 'id')).toEqual([bobs.id]);
  expect(await ids('/time-off/balances', 'memberId')).toEqual([bob.id]);
  expect(await ids(`/time-off/balances?memberId=${eve.id}`, 'memberId')).toEqual([]);
  expect(await ids(`${REQUESTS}?memberId=${eve.id}`, 'id')).toEqual([]);
  expect(await ids('/time-off/entries', 'id')).toEqual([]);
  expect(await ids('/time-off/ledger', 'id')).toEqual([]);
  const hidden = [
    await bob.get(`${REQUESTS}/${eves.id}`),
    await bob.post(`${REQUESTS}/${eves.id}/cancel`),
    await bob.get(`/time-off/entries/${entry.id}`),
    await ask(bob, typeId, { memberId: eve.id }),
  ];
  expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  const refused = [
    await bob.post(`${REQUESTS}/${bobs.id}/approve`),
    await bob.post(`${REQUESTS}/${bobs.id}/reject`),
    await bob.post(`/time-off/entries/${entry.id}/void`, { reason: 'x' }),
    await bob.post('/time-off/adjustments', { memberId: bob.id, typeId, seconds: H, reason: 'x' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});

it('a read-only key cannot request time off', async () => {
  const { owner } = await t.given.workspace();
  const typeId = await addType(owner);
  const { body: key } = await owner.post('/api-keys', { name: 'Reader', permissions: ['time_off:read'] });
  const reader = t.as(key.value);
  expect((await reader.get('/time-off/balances')).status).toBe(200);
  expect((await ask(reader, typeId)).body.code).toBe('permission-missing');
});

it('a request over the balance is refused with the remaining hours', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner, { limits: { lowestBalanceSeconds: -4 * H } });
  await giveHours(owner, bob.id, typeId, 12);
  expect((await ask(bob, typeId)).status).toBe(201);
  const { status, body } = await ask(bob, typeId, { days: ['2026-12-02', '2026-12-03'] });
  expect([status, body]).toEqual([
    409,
    expect.objectContaining({
      code: 'time-off-balance-short',
      balanceSeconds: 4 * H,
      askedSeconds: 16 * H,
      lowestBalanceSeconds: -4 * H,
    }),
  ]);
  expect((await ask(bob, typeId, { days: ['2026-12-02'] })).status).toBe(201);
  expect(await balanceOf(bob, bob.id)).toEqual([-4, 12, 16]);
});

it('a request is not approved once its hours are gone', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner, { limits: { lowestBalanceSeconds: 0 } });
  await giveHours(owner, bob.id, typeId, 8);
  const { body: asked } = await ask(bob, typeId);
  await giveHours(owner, bob.id, typeId, -1);
  const { status, body } = await owner.post(`${REQUESTS}/${asked.id}/approve`);
  expect([status, body.code, body.balanceSeconds]).toEqual([409, 'time-off-balance-short', -H]);
  expect((await bob.get(`${REQUESTS}/${asked.id}`)).body.state).toBe('pending');
});

it('after hours are lost, requests are approved while they are covered', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner, { limits: { lowestBalanceSeconds: 0 } });
  await giveHours(owner, bob.id, typeId, 24);
  const asked = [];
  for (const day of ['2026-12-01', '2026-12-02', '2026-12-03'])
    asked.push((await ask(bob, typeId, { days: [day] })).body.id);
  await giveHours(owner, bob.id, typeId, -1);
  const replies = [];
  for (const id of asked.reverse()) replies.push(await owner.post(`${REQUESTS}/${id}/approve`));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 409]);
  expect(replies[2]?.body).toMatchObject({ code: 'time-off-balance-short', balanceSeconds: -H });
  expect(await balanceOf(bob, bob.id)).toEqual([-1, 7, 8]);
});

it('a day can be requested in two halves', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const half = () => ask(bob, typeId, { days: ['2026-12-01'], secondsPerDay: 4 * H });
  const first = await half();
  expect((await owner.post(`${REQUESTS}/${first.body.id}/approve`)).status).toBe(200);
  expect((await half()).status).toBe(201);
});

it('concurrent requests for the last hours: one succeeds, one gets 409', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner, { limits: { lowestBalanceSeconds: 0 } });
  await giveHours(owner, bob.id, typeId, 8);
  const both = await Promise.all([
    ask(bob, typeId, { days: ['2026-12-01'] }),
    ask(bob, typeId, { days: ['2026-12-02'] }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await balanceOf(bob, bob.id)).toEqual([0, 8, 8]);
});

it('use is limited per accrual year, also across new year', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner, { limits: { maxUseSecondsAYear: 16 * H } });
  expect((await ask(bob, typeId, { days: ['2026-12-30', '2026-12-31', '2027-01-01'] })).status).toBe(201);
  const { status, body } = await ask(bob, typeId, { days: ['2027-01-04', '2027-01-05'] });
  expect([status, body]).toEqual([
    409,
    expect.objectContaining({ code: 'time-off-year-full', yearStartsOn: '2027-01-01', usedSeconds: 8 * H }),
  ]);
  expect((await ask(bob, typeId, { days: ['2027-01-04'] })).status).toBe(201);
});

it('a day holds at most 24 hours of all types', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const [one, two] = [await addType(owner), await addType(owner, { name: 'Sick leave' })];
  expect((await ask(bob, one, { days: ['2026-12-01'], secondsPerDay: 20 * H })).status).toBe(201);
  const { status, body } = await ask(bob, two, { days: ['2026-12-01', '2026-12-02'], secondsPerDay: 5 * H });
  expect([status, body.code, body.days]).toEqual([409, 'time-off-day-full', ['2026-12-01']]);
});

it('concurrent decisions: one succeeds, the other gets 409', async () => {
  const { owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const typeId = await addType(owner);
  const { body: asked } = await ask(bob, typeId);
  const both = await Promise.all([
    owner.post(`${REQUESTS}/${asked.id}/approve`),
    ann.post(`${REQUESTS}/${asked.id}/reject`),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = { 'if-match': '"1"' };
  const { status } = await owner.send('POST', `${REQUESTS}/${asked.id}/approve`, undefined, late);
  expect(status).toBe(412);
});

it('a request repeated with its idempotency key is made once', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const input = { typeId, days: ['2026-12-01'], secondsPerDay: 8 * H };
  const key = { 'idempotency-key': 'ask-once' };
  const first = await bob.send('POST', REQUESTS, input, key);
  const second = await bob.send('POST', REQUESTS, input, key);
  expect([second.status, second.body.id, second.headers['idempotency-replayed']]).toEqual([
    201,
    first.body.id,
    'true',
  ]);
  expect((await bob.get(REQUESTS)).body.data).toHaveLength(1);
});

it.each([
  [{ days: [] }, '#/days'],
  [{ days: ['2026-12-01', '2026-12-01'] }, '#/days'],
  [{ days: ['2026-13-01'] }, '#/days/0'],
  [{ secondsPerDay: 59 }, '#/secondsPerDay'],
  [{ secondsPerDay: 86_401 }, '#/secondsPerDay'],
  [{ note: 'x'.repeat(501) }, '#/note'],
  [{ hours: 8 }, '#/hours'],
])('a request with %j is refused', async (part, pointer) => {
  const { owner } = await t.given.workspace();
  const input = { typeId: await addType(owner), days: ['2026-12-01'], secondsPerDay: H, ...part };
  const { status, body } = await owner.post(REQUESTS, input);
  expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
});

it('concurrent requests of two types cannot exceed 24 hours on a day', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const types = [await addType(owner), await addType(owner, { name: 'Sick leave' })];
  const both = await Promise.all(types.map((typeId) => ask(bob, typeId, { secondsPerDay: 13 * H })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

it('a request in flight creates nothing after the member is removed', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const late = await overtaken(t, bob, 'removed', () => ask(bob, typeId));
  expect([late.status, late.body.code]).toEqual([404, 'workspace-not-found']);
  expect((await owner.get('/time-off/requests')).body.data).toEqual([]);
});

it('an admin demoted while a decision waits cannot decide', async () => {
  const { owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const { body: asked } = await ask(bob, await addType(owner));
  const late = await overtaken(t, ann, 'demoted', () => ann.post(`/time-off/requests/${asked.id}/approve`));
  expect(late.body).toMatchObject({ status: 403, permission: 'time_off:edit', reach: 'all' });
  expect((await bob.get(`/time-off/requests/${asked.id}`)).body.state).toBe('pending');
});
