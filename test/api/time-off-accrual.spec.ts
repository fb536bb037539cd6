import { addDays, dayOf } from '../../src/kernel/calendar/calendar';
import { newId } from '../../src/kernel/id/id';
import { anniversaryOf } from '../../src/modules/time-off/accrual/accrual-year.rules';
import { AccrualJob } from '../../src/modules/time-off/types/accrual-job';
import { startApp, type TestApp } from '../kit/app';
import { addType, ask, balanceOf } from '../kit/time-off';

const H = 3600;
const DAY = 86_400;
const ZONE = 'America/New_York';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

const job = () => t.app.get(AccrualJob);
const today = () => dayOf(t.clock.now(), ZONE);
const hired = (workspaceId: string, memberId: string, on: string) =>
  t.sql('insert into employment (workspace_id, member_id, hired_on) values ($1, $2, $3)', [
    workspaceId,
    memberId,
    on,
  ]);
const ledgerOf = (memberId: string) =>
  t.sql<{ kind: string; seconds: string; day: string }>(
    `select kind, seconds::text as seconds, effective_on::text as day from time_off_line
     where member_id = $1 order by effective_on, kind`,
    [memberId],
  );
const WEEKLY = { accrual: { kind: 'per_period', period: 'weekly', seconds: 104 * H } };

it('adding a type with a past start date accrues what is due', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  const hiredOn = addDays(today(), -400);
  await hired(workspace.id, bob.id, hiredOn);
  await addType(owner, {
    accrual: { kind: 'annual', seconds: 80 * H },
    yearStarts: 'hire_date',
    startsOn: addDays(today(), -420),
  });
  const days = (await ledgerOf(bob.id)).map(({ day, seconds }) => [day, Number(seconds) / H]);
  expect(days).toEqual([
    [hiredOn, 80],
    [anniversaryOf(hiredOn, 1), 80],
  ]);
});

it('without a hire date accrual waits, and is caught up later', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  const input = { accrual: { kind: 'annual', seconds: 80 * H }, yearStarts: 'hire_date' };
  await addType(owner, { ...input, startsOn: addDays(today(), -30) });
  const balance = async () => (await bob.get('/time-off/balances')).body.data[0];
  expect(await balance()).toMatchObject({ balanceSeconds: 0, waitsForHireDate: true });
  await hired(workspace.id, bob.id, addDays(today(), -10));
  await job().run();
  expect(await balance()).toMatchObject({ balanceSeconds: 80 * H, waitsForHireDate: false });
});

it('concurrent processes write each accrual once', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  await addType(owner, WEEKLY);
  const other = await startApp({}, [], { shared: t.databaseUrl });
  try {
    t.clock.advance(30 * DAY);
    other.clock.advance(30 * DAY);
    const jobs = [job(), other.app.get(AccrualJob)];
    await Promise.all([...jobs, ...jobs].map((one) => one.run()));
  } finally {
    await other.close();
  }
  const lines = await ledgerOf(bob.id);
  expect(lines.length).toBeGreaterThanOrEqual(4);
  expect(new Set(lines.map(({ day }) => day)).size).toBe(lines.length);
});

it('a month of downtime is caught up with the same ledger', async () => {
  const [one, two] = [
    await t.given.workspace({ bob: 'employee' }),
    await t.given.workspace({ bob: 'employee' }),
  ];
  await addType(one.owner, WEEKLY);
  for (let day = 0; day < 31; day += 1) {
    t.clock.advance(DAY);
    await job().run();
  }
  t.clock.reset();
  await addType(two.owner, WEEKLY);
  t.clock.advance(31 * DAY);
  await job().run();
  await job().run();
  const [daily, late] = [await ledgerOf(one.bob.id), await ledgerOf(two.bob.id)];
  expect(late).toEqual(daily);
  expect(late.length).toBeGreaterThanOrEqual(4);
});

it('worked hours accrue after the day, and archived entries reverse it', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  await addType(owner, { accrual: { kind: 'hourly', seconds: H, workedSeconds: 8 * H } });
  t.clock.advance(DAY);
  const outAt = t.clock.now();
  const entryId = newId('te');
  await t.sql(
    `insert into time_entry (workspace_id, id, member_id, in_at, out_at, custom_fields, is_in_unrecognised,
       is_out_unrecognised, source, created_at)
     values ($1, $2, $3, $4, $5, '{}', false, false, 'api', $5)`,
    [workspace.id, entryId, bob.id, new Date(outAt.getTime() - 8 * H * 1000), outAt],
  );
  await job().run();
  expect(await ledgerOf(bob.id)).toEqual([]);
  t.clock.advance(DAY);
  await job().run();
  expect(await balanceOf(bob, bob.id)).toEqual([1, 1, 0]);
  await t.sql('update time_entry set archived_at = $2 where id = $1', [entryId, t.clock.now()]);
  t.clock.advance(DAY);
  await job().run();
  expect((await ledgerOf(bob.id)).map(({ kind }) => kind)).toEqual(['accrual', 'reversal']);
  expect(await balanceOf(bob, bob.id)).toEqual([0, 0, 0]);
});

it('a change of accrual rules applies to the future only', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner, { ...WEEKLY, startsOn: addDays(today(), -28) });
  const before = await ledgerOf(bob.id);
  const change = { accrual: { kind: 'per_period', period: 'weekly', seconds: 208 * H } };
  const { body } = await owner.send('PATCH', `/time-off/types/${typeId}`, change);
  expect(body.startsOn).toBe(addDays(today(), 1));
  t.clock.advance(7 * DAY);
  await job().run();
  const after = await ledgerOf(bob.id);
  expect(after.slice(0, before.length)).toEqual(before);
  const rates = after.map(({ seconds }) => Math.round(Number(seconds) / H));
  expect([rates.slice(0, before.length), rates.slice(before.length)]).toEqual([before.map(() => 2), [4]]);
});

it('a request before the job has run includes what is due', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner, {
    accrual: { kind: 'per_period', period: 'weekly', seconds: 416 * H },
  });
  t.clock.advance(8 * DAY);
  expect((await ask(bob, typeId, { secondsPerDay: 7 * H })).status).toBe(201);
});

it('a hire date corrected after the anniversary loses no grant', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const record = { phone: null, address: null, customFields: {} };
  const correct = (daysAgo: number) =>
    owner.put(`/members/${bob.id}/employment`, { ...record, hiredOn: addDays(today(), -daysAgo) });
  await correct(360);
  const accrual = { kind: 'annual', seconds: 80 * H };
  await addType(owner, { accrual, yearStarts: 'hire_date', startsOn: addDays(today(), -700) });
  await correct(370);
  t.clock.advance(86_400);
  await job().run();
  await job().run();
  const lines = (await bob.get('/time-off/ledger')).body.data;
  expect(lines.map(({ effectiveOn }: { effectiveOn: string }) => effectiveOn)).toEqual([
    addDays(today(), -361),
    today(),
  ]);
});
