import { startApp, type TestApp } from '../kit/app';
import { addType, ask, balanceOf, giveHours } from '../kit/time-off';

const H = 3600;
const REQUESTS = '/time-off/requests';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('a voided day returns its hours once, with a reversal line', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const { body: asked } = await ask(bob, typeId, { days: ['2026-12-01', '2026-12-02'] });
  await owner.post(`${REQUESTS}/${asked.id}/approve`);
  const [entry] = (await owner.get('/time-off/entries')).body.data;
  const voided = await owner.post(`/time-off/entries/${entry.id}/void`, { reason: 'Came in after all' });
  expect([voided.status, voided.body.voidReason, voided.body.version]).toEqual([200, 'Came in after all', 2]);
  const again = await owner.post(`/time-off/entries/${entry.id}/void`, { reason: 'Again' });
  expect([again.status, again.body.code]).toEqual([409, 'time-off-entry-voided']);
  const lines = (await bob.get('/time-off/ledger?kind=reversal')).body.data;
  expect(lines).toEqual([
    expect.objectContaining({ seconds: 8 * H, entryId: entry.id, reason: 'Came in after all' }),
  ]);
  expect(await balanceOf(bob, bob.id)).toEqual([-8, -8, 0]);
  const remaining = (await bob.get('/time-off/entries')).body.data.map((one: { day: string }) => one.day);
  expect(remaining).toEqual(['2026-12-02']);
});

it('a removed member cannot request time off; their pay-out is shown', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner, { paysOutOnTermination: true });
  await giveHours(owner, bob.id, typeId, 24);
  const { body: asked } = await ask(bob, typeId);
  await owner.post(`/members/${bob.id}/removal`);
  expect((await ask(owner, typeId, { memberId: bob.id })).body.code).toBe('member-removed');
  expect((await owner.post(`${REQUESTS}/${asked.id}/approve`)).body.code).toBe('member-removed');
  expect((await owner.post(`${REQUESTS}/${asked.id}/reject`)).body.state).toBe('rejected');
  const [balance] = (await owner.get('/time-off/balances?status=removed')).body.data;
  expect([balance.memberId, balance.payOutSeconds]).toEqual([bob.id, 24 * H]);
  const active = (await owner.get('/time-off/balances')).body.data;
  expect(
    active.map((one: { memberId: string; payOutSeconds: null }) => [one.memberId, one.payOutSeconds]),
  ).toEqual([[owner.id, null]]);
});

it('an adjustment has a sign and a reason, and no future date', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const input = { memberId: bob.id, typeId, seconds: -2 * H, reason: 'Miscounted' };
  const made = await owner.post('/time-off/adjustments', { ...input, effectiveOn: '2026-11-01' });
  expect([made.status, made.body]).toEqual([
    201,
    expect.objectContaining({
      kind: 'adjustment',
      seconds: -2 * H,
      effectiveOn: '2026-11-01',
      reason: 'Miscounted',
    }),
  ]);
  const late = await owner.post('/time-off/adjustments', { ...input, effectiveOn: '2100-01-01' });
  expect([late.status, late.body.code]).toEqual([422, 'adjustment-in-future']);
  const empty = await owner.post('/time-off/adjustments', { ...input, seconds: 0, reason: ' ' });
  expect([empty.status, empty.body.errors.map((e: { pointer: string }) => e.pointer)]).toEqual([
    422,
    ['#/seconds', '#/reason'],
  ]);
  const nobody = await owner.post('/time-off/adjustments', {
    ...input,
    memberId: 'mem_01k0000000000000000000mem2',
  });
  expect([nobody.status, nobody.body.code]).toEqual([404, 'member-not-found']);
});

it('the ledger is append-only in the database', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  await giveHours(owner, bob.id, await addType(owner), 8);
  const change = t.sql('update time_off_line set seconds = 1 where workspace_id = $1', [workspace.id]);
  await expect(change).rejects.toThrow('append-only');
  const removal = t.sql('delete from time_off_line where workspace_id = $1', [workspace.id]);
  await expect(removal).rejects.toThrow('append-only');
});

it('time-off actions are in the audit log as sentences', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const { body: asked } = await ask(bob, typeId, { days: ['2026-12-01', '2026-12-02'] });
  await owner.post(`${REQUESTS}/${asked.id}/approve`);
  await giveHours(owner, bob.id, typeId, 8);
  const { body } = await owner.get('/audit-events?limit=3');
  expect(body.data.map((event: { sentence: string }) => event.sentence)).toEqual([
    'Adjusted Vacation of bob by +8 h: From before',
    'Approved time off for bob: Vacation, 2 days',
    'Requested time off for bob: Vacation, 2 days',
  ]);
});

it('requests are filtered by state, days and updatedSince', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const before = new Date().toISOString();
  const typeId = await addType(owner);
  const { body: may } = await ask(bob, typeId, { days: ['2027-05-03'] });
  const { body: june } = await ask(bob, typeId, { days: ['2027-06-01', '2027-06-02'] });
  await owner.post(`${REQUESTS}/${may.id}/approve`);
  const ids = async (query: string) =>
    (await owner.get(`${REQUESTS}?${query}`)).body.data.map((one: { id: string }) => one.id);
  expect(await ids('state=pending')).toEqual([june.id]);
  expect(await ids('from=2027-05-01&to=2027-05-31')).toEqual([may.id]);
  expect(await ids('from=2027-06-02')).toEqual([june.id]);
  const later = new Date(Date.now() + 120_000).toISOString();
  expect(await ids(`updatedSince=${later}`)).toEqual([]);
  const moved = await owner.get(`/time-off/balances?updatedSince=${before}`);
  expect(moved.body.data.map((one: { memberId: string }) => one.memberId)).toContain(bob.id);
});

it('balances are paged, each once', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const types = [await addType(owner, { name: 'A' }), await addType(owner, { name: 'B' })];
  const seen: string[] = [];
  let cursor = '';
  for (let page = 0; page < 4; page += 1) {
    const { body } = await owner.get(`/time-off/balances?limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(
      ...body.data.map((one: { memberId: string; typeId: string }) => `${one.memberId} ${one.typeId}`),
    );
    cursor = body.nextCursor;
  }
  const all = [owner.id, bob.id].sort().flatMap((member) => types.map((type) => `${member} ${type}`));
  expect([seen, cursor]).toEqual([all, null]);
});

it('concurrent writes of hours and balances do not deadlock', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  const typeId = await addType(owner);
  const hours = [10, 11, 12, 13].map((hour) => ({
    memberId: ann.id,
    inAt: `2026-02-02T${hour}:00:00Z`,
    outAt: `2026-02-02T${hour}:30:00Z`,
  }));
  const replies = await Promise.all(
    hours.flatMap((entry) => [
      owner.post('/time-entries', entry),
      ann.post('/time-off/adjustments', { memberId: owner.id, typeId, seconds: 60, reason: 'At once' }),
    ]),
  );
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
});

it('updatedSince includes changes of the type and the member', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const one = await addType(owner, { name: 'One' });
  await addType(owner, { name: 'Other' });
  const { body: asked } = await ask(bob, one);
  await owner.post(`${REQUESTS}/${asked.id}/approve`);
  for (const table of ['member', 'time_off_type', 'time_off_entry', 'time_off_account', 'app_user'])
    await aged(table);
  const since = `updatedSince=${new Date(Date.now() - 3_600_000).toISOString()}`;
  const balances = async (): Promise<string[]> =>
    (await owner.get(`/time-off/balances?status=all&${since}`)).body.data.map(
      ({ memberId, typeId }: { memberId: string; typeId: string }) =>
        `${memberId === bob.id ? 'bob' : 'owner'} ${typeId === one ? 'one' : 'other'}`,
    );
  const days = async () => (await owner.get(`/time-off/entries?${since}`)).body.data;
  expect([await balances(), await days()]).toEqual([[], []]);
  await owner.send('PATCH', `/time-off/types/${one}`, { isPaid: false });
  expect((await balances()).sort()).toEqual(['bob one', 'owner one']);
  expect(await days()).toMatchObject([{ memberId: bob.id, isPaid: false }]);
  await owner.post(`/members/${bob.id}/removal`);
  expect((await balances()).sort()).toEqual(['bob one', 'bob other', 'owner one']);
});

/** Makes all rows of a table look unchanged since yesterday. */
async function aged(table: string): Promise<void> {
  await t.sql(`alter table ${table} disable trigger user`);
  await t.sql(`update ${table} set updated_at = now() - interval '1 day'`);
  await t.sql(`alter table ${table} enable trigger user`);
}
