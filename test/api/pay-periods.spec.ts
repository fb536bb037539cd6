import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const PAY = {
  effectiveOn: '2026-01-01',
  kind: 'hourly',
  rate: { amount: 2150, currency: 'USD' },
  isOvertimeExempt: false,
};

const work = (owner: Caller, memberId: string, day: string) =>
  owner.post('/time-entries', { memberId, inAt: `${day}T14:00:00Z`, outAt: `${day}T15:00:00Z` });
const periods = async (owner: Caller): Promise<string[]> =>
  (await owner.get('/timesheets')).body.data.map(
    ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => `${startsOn} ${endsOn}`,
  );

it.each([
  ['weekly', {}, '2026-01-18 2026-01-24'],
  ['biweekly', { anchoredOn: '2026-01-07' }, '2026-01-18 2026-01-31'],
  ['biweekly', { anchoredOn: '2026-01-14' }, '2026-01-11 2026-01-24'],
  ['semi_monthly', {}, '2026-01-16 2026-01-31'],
  ['monthly', {}, '2026-01-01 2026-01-31'],
])('a member who is paid %s %j has matching timesheet periods', async (paySchedule, anchor, period) => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  expect((await owner.post(`/pay/members/${eve.id}`, { ...PAY, paySchedule, ...anchor })).status).toBe(201);
  await work(owner, eve.id, '2026-01-20');
  expect(await periods(owner)).toEqual([period]);
});

it('a new pay schedule keeps existing timesheets; new ones start after them', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  await work(owner, eve.id, '2026-01-28');
  expect(await periods(owner)).toEqual(['2026-01-25 2026-01-31']);
  const monthly = { ...PAY, effectiveOn: '2026-02-01', paySchedule: 'monthly' };
  await owner.post(`/pay/members/${eve.id}`, monthly);
  await work(owner, eve.id, '2026-02-03');
  await owner.post(`/pay/members/${eve.id}`, { ...PAY, paySchedule: 'monthly' });
  await work(owner, eve.id, '2026-01-05');
  expect(await periods(owner)).toEqual([
    '2026-02-01 2026-02-28',
    '2026-01-25 2026-01-31',
    '2026-01-01 2026-01-24',
  ]);
});
