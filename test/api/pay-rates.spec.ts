import { startApp, type TestApp } from '../kit/app';
import type { Reply } from '../kit/as';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const hourly = (amount: number, effectiveOn = '2026-01-01', rest = {}) => ({
  effectiveOn,
  kind: 'hourly',
  rate: { amount },
  ...rest,
});
const daysOf = ({ body }: Reply) => body.data.map(({ effectiveOn }: { effectiveOn: string }) => effectiveOn);

it('an admin sets a member’s pay, and the member can read it', async () => {
  const { ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const set = await ann.post(`/pay/members/${bob.id}`, {
    ...hourly(2150),
    paySchedule: 'biweekly',
    anchoredOn: '2026-01-04',
  });
  expect(set.status).toBe(201);
  expect(set.body).toEqual({
    id: expect.stringMatching(/^pay_/),
    memberId: bob.id,
    effectiveOn: '2026-01-01',
    kind: 'hourly',
    rate: { amount: 2150, currency: 'USD' },
    isOvertimeExempt: false,
    paySchedule: 'biweekly',
    anchoredOn: '2026-01-04',
    createdAt: expect.any(String),
    voidedAt: null,
    voidReason: null,
    version: 1,
  });
  expect((await bob.get(`/pay/members/${bob.id}`)).body.data).toEqual([set.body]);
});

it('an employee cannot read others’ pay or set any pay', async () => {
  const { workspace, owner, bob, eve } = await t.given.workspace({ bob: 'employee', eve: 'employee' });
  const changeId = await t.given.payRate(workspace.id, eve.id);
  const key = await t.given.apiKey(workspace.id, bob.id);
  for (const as of [bob, key]) {
    for (const id of [eve.id, owner.id])
      expect((await as.get(`/pay/members/${id}`)).body.code).toBe('member-not-found');
    expect((await as.post(`/pay/members/${bob.id}`, hourly(9900))).status).toBe(403);
    expect((await as.post(`/pay/changes/${changeId}/void`, { reason: 'x' })).status).toBe(403);
  }
});

it('a key limited to pay rates reads and sets pay, but not members', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const { body } = await owner.post('/api-keys', { name: 'Payroll', permissions: ['pay_rates:edit'] });
  const key = t.as(body.value);
  expect((await key.post(`/pay/members/${bob.id}`, hourly(1500))).status).toBe(201);
  expect((await key.get(`/pay/members/${bob.id}`)).body.data).toHaveLength(1);
  expect((await key.get('/members')).status).toBe(403);
});

it('a pay change keeps omitted fields of the previous one', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const path = `/pay/members/${bob.id}`;
  const first = { paySchedule: 'biweekly', anchoredOn: '2026-01-04', isOvertimeExempt: true };
  await owner.post(path, hourly(2000, '2026-01-01', first));
  await owner.post(path, hourly(3000, '2026-12-01', { paySchedule: 'monthly', isOvertimeExempt: false }));
  expect((await owner.post(path, hourly(2200, '2026-06-01'))).body).toMatchObject(first);
  expect((await owner.post(path, hourly(1800, '2025-06-01'))).body).toMatchObject({
    paySchedule: 'weekly',
    anchoredOn: null,
    isOvertimeExempt: false,
  });
});

it('a second change for the same day gets 409 until the first is voided', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const path = `/pay/members/${bob.id}`;
  const wrong = (await owner.post(path, hourly(21_500))).body;
  expect((await owner.post(path, hourly(2150))).body).toMatchObject({
    status: 409,
    code: 'pay-already-set',
    changeId: wrong.id,
  });
  const voided = await owner.post(`/pay/changes/${wrong.id}/void`, { reason: ' A digit too many. ' });
  expect([voided.status, voided.body.voidReason, voided.body.version]).toEqual([200, 'A digit too many.', 2]);
  expect((await owner.post(path, hourly(2150))).status).toBe(201);
  const all = (await owner.get(`${path}?state=all`)).body.data;
  expect(all.map((change: { rate: { amount: number } }) => change.rate.amount)).toEqual([2150, 21_500]);
  expect((await owner.get(path)).body.data).toHaveLength(1);
});

it('concurrent changes for one day: one succeeds, the others get 409', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, n) => owner.post(`/pay/members/${bob.id}`, hourly(1000 + n))),
  );
  const statuses = replies.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
});

it('a change is voided once; a stale version gets 412', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  const path = `/pay/changes/${await t.given.payRate(workspace.id, bob.id)}/void`;
  const stale = await owner.send('POST', path, { reason: 'Wrong.' }, { 'if-match': '"7"' });
  const first = await owner.send('POST', path, { reason: 'Wrong.' }, { 'if-match': '"1"' });
  const second = await owner.post(path, { reason: 'Wrong again.' });
  expect([stale.status, first.status, first.headers.etag, second.body.code]).toEqual([
    412,
    200,
    '"2"',
    'pay-change-voided',
  ]);
});

it('pay is listed latest first, in pages; updatedSince includes voided pay', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  const path = `/pay/members/${bob.id}`;
  const days = ['2026-03-01', '2024-01-01', '2026-02-01', '2025-01-01'];
  for (const effectiveOn of days) await t.given.payRate(workspace.id, bob.id, { effectiveOn });
  const first = await owner.get(`${path}?limit=3`);
  const second = await owner.get(`${path}?limit=3&cursor=${first.body.nextCursor}`);
  expect([...daysOf(first), ...daysOf(second)]).toEqual([...days].sort().reverse());
  await t.sql(`alter table pay_change disable trigger user`);
  await t.sql(`update pay_change set updated_at = now() - interval '1 hour' where workspace_id = $1`, [
    workspace.id,
  ]);
  await t.sql(`alter table pay_change enable trigger user`);
  const since = new Date().toISOString();
  await owner.post(`/pay/changes/${first.body.data[0].id}/void`, { reason: 'Wrong.' });
  expect(daysOf(await owner.get(`${path}?state=all&updatedSince=${since}`))).toEqual(['2026-03-01']);
});

it.each([
  ['a zero rate', hourly(0), '#/rate/amount'],
  ['a fraction of a cent', hourly(10.5), '#/rate/amount'],
  ['a rate above the maximum', hourly(1_000_000_001), '#/rate/amount'],
  [
    'biweekly pay without an anchor date',
    hourly(1, '2026-01-01', { paySchedule: 'biweekly' }),
    '#/anchoredOn',
  ],
  [
    'monthly pay with an anchor date',
    hourly(1, '2026-01-01', { paySchedule: 'monthly', anchoredOn: '2026-01-04' }),
    '#/anchoredOn',
  ],
  ['an invalid date', hourly(1, '2026-02-30'), '#/effectiveOn'],
  ['an unknown field', hourly(1, '2026-01-01', { bonus: 5 }), '#/bonus'],
])('setting %s is refused', async (_, input, pointer) => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const { status, body } = await owner.post(`/pay/members/${bob.id}`, input);
  expect([status, body.errors?.[0].pointer]).toEqual([422, pointer]);
});

it('an amount in a foreign currency is refused', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const euros = { ...hourly(2150), rate: { amount: 2150, currency: 'EUR' } };
  const { body } = await owner.post(`/pay/members/${bob.id}`, euros);
  expect(body).toMatchObject({ status: 422, code: 'currency-foreign', currency: 'USD' });
});

it('a pay change of another workspace gets 404', async () => {
  const [mine, other] = [await t.given.workspace(), await t.given.workspace({ bob: 'employee' })];
  const changeId = await t.given.payRate(other.workspace.id, other.bob.id);
  const voiding = await mine.owner.post(`/pay/changes/${changeId}/void`, { reason: 'Wrong.' });
  expect(voiding.body.code).toBe('pay-change-not-found');
  expect((await mine.owner.get(`/pay/members/${other.bob.id}`)).body.code).toBe('member-not-found');
});

it('the audit log records pay that is set and voided, with the reason', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const { body } = await owner.post(`/pay/members/${bob.id}`, hourly(2000));
  await owner.post(`/pay/changes/${body.id}/void`, { reason: 'Agreed otherwise' });
  const events = (await owner.get('/audit-events')).body.data;
  expect(events.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    'Voided the pay of bob from 2026-01-01: Agreed otherwise',
    'Set the pay of bob from 2026-01-01',
  ]);
  expect(events[1].after).toMatchObject({ rate: { amount: 2000, currency: 'USD' } });
});

it.each([
  ['a changed amount', `update pay_change set amount = 0 where id = $1`, 'voided once'],
  [
    'a voided change without a reason',
    `update pay_change set voided_at = now() where id = $1`,
    'pay_change_voided_check',
  ],
  ['a changed member', `update pay_change set member_id = null where id = $1`, 'voided once'],
])('the database rejects %s', async (_, statement, refusal) => {
  const { workspace, bob } = await t.given.workspace({ bob: 'employee' });
  const changeId = await t.given.payRate(workspace.id, bob.id);
  await expect(t.sql(statement, [changeId])).rejects.toThrow(refusal);
});

it.each([
  ['of zero', { amount: '0' }, 'pay_change_amount_check'],
  [
    'without a member or job',
    { member_id: 'null', kind: 'null', exempt: 'null', pay_schedule: 'null' },
    'pay_change_subject_check',
  ],
  ['without a kind', { kind: 'null' }, 'pay_change_member_check'],
  ['biweekly without an anchor date', { pay_schedule: `'biweekly'` }, 'pay_change_member_check'],
  ['of a member with job fields', { is_paid: 'true' }, 'pay_change_job_check'],
  ['above the maximum rate', { amount: '1000000001' }, 'pay_change_hourly_check'],
])('the database rejects pay %s', async (_, odd, constraint) => {
  const { workspace, bob } = await t.given.workspace({ bob: 'employee' });
  const row = {
    member_id: '$2',
    kind: `'hourly'`,
    amount: '1',
    exempt: 'false',
    pay_schedule: `'weekly'`,
    is_paid: 'null',
    ...odd,
  };
  const adding = t.sql(
    `insert into pay_change (workspace_id, id, member_id, effective_on, kind, amount, is_overtime_exempt, pay_schedule,
       is_paid, created_at, created_by_member_id)
     select $1, 'pay_' || $2, ${row.member_id}, '2026-01-01', ${row.kind}, ${row.amount}, ${row.exempt},
       ${row.pay_schedule}, ${row.is_paid}, now(), $2`,
    [workspace.id, bob.id],
  );
  await expect(adding).rejects.toThrow(constraint);
});
