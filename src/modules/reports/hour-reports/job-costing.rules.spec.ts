import { weekOf } from '../../../kernel/calendar/calendar';
import { payrollOf, type Rate, type RatedWork, weeksOf } from '../../pay-rates';
import { PRESETS } from '../../rules';
import { costOf, jobCostsOf, summed } from './job-costing.rules';

const H = 3600;
/** Sunday 22 to Saturday 28 November 2026. */
const WEEK = weekOf('2026-11-22', 7);

const hourly = (amount: number): Rate => ({ kind: 'hourly', amount });
const work = (day: string, hours: number, jobId: string | null, rate: Rate): RatedWork => ({
  day: `2026-11-${day}`,
  seconds: hours * H,
  jobId,
  rate,
  isEligible: rate.kind !== 'unpaid',
});

function costs(works: readonly RatedWork[], range = WEEK) {
  const terms = {
    pays: [],
    rules: PRESETS.federal,
    workweekStartsOn: 7 as const,
    employed: { from: null, until: null },
    weekOf: () => WEEK,
  };
  return jobCostsOf(payrollOf(range, works, terms), weeksOf(works, terms));
}

const reported = (of: ReturnType<typeof costs>) =>
  of.map((cost) => [
    cost.jobId,
    cost.workedSeconds / H,
    cost.overtimeSeconds / H,
    cost.regular,
    cost.premium,
    costOf(cost),
  ]);

it('a premium goes to the jobs whose hours were overtime', () => {
  // 30 h at 10.00 and 15 h at 14.00: regular 510.00, premium 5 x 0.5 x 11.3333 = 28.33.
  const works = [
    work('23', 10, 'a', hourly(1000)),
    work('24', 10, 'a', hourly(1000)),
    work('25', 10, 'a', hourly(1000)),
    work('26', 12, 'b', hourly(1400)),
    work('27', 3, 'b', hourly(1400)),
  ];
  expect(reported(costs(works))).toEqual([
    ['a', 30, 0, 30_000, 0, 30_000],
    ['b', 15, 5, 21_000, 2833, 23_833],
  ]);
});

it('the shares of a premium add up to the cent', () => {
  // 43 h at 10.01: 3 h x 5.005 = 15.015, rounded to 15.02; a third each: 5.01 + 5.00 + 5.01.
  const works = [
    work('23', 40, 'x', hourly(1001)),
    work('24', 1, 'a', hourly(1001)),
    work('25', 1, 'b', hourly(1001)),
    work('26', 1, null, hourly(1001)),
  ];
  const premiums = costs(works).map(({ jobId, premium }) => [jobId, premium]);
  expect(premiums).toEqual([
    ['x', 0],
    ['a', 501],
    ['b', 500],
    [null, 501],
  ]);
});

it('the premium of a week that began before the range counts in full, by job', () => {
  const works = [work('23', 44, 'a', hourly(1000)), work('27', 2, 'b', hourly(1000))];
  const range = { startsOn: '2026-11-26', endsOn: '2026-11-28' };
  // 6 h x 5.00; four of the hours lie before the range, so their regular pay does not count here.
  expect(reported(costs(works, range))).toEqual([
    ['b', 2, 2, 2000, 1000, 3000],
    ['a', 0, 4, 0, 2000, 2000],
  ]);
});

it('a missing rate leaves its cost and the premiums of that week unknown', () => {
  const works = [
    work('23', 20, 'a', hourly(1000)),
    work('24', 20, 'b', { kind: 'missing' }),
    work('25', 2, 'a', hourly(1000)),
    work('26', 1, 'c', { kind: 'unpaid' }),
  ];
  expect(costs(works).map((cost) => [cost.jobId, cost.missingSeconds / H, costOf(cost)])).toEqual([
    ['a', 0, null],
    ['b', 20, null],
    ['c', 0, 0],
  ]);
});

it('hours paid by a salary are listed at no cost', () => {
  const [cost] = costs([work('23', 8, 'a', { kind: 'salary' })]);
  expect(cost).toMatchObject({ workedSeconds: 8 * H, salariedSeconds: 8 * H, regular: 0, premium: 0 });
});

it('costs of several members are added by job; an unknown cost makes the sum unknown', () => {
  const one = costs([work('23', 8, 'a', hourly(1000)), work('24', 1, 'b', hourly(900))]);
  const other = costs([work('23', 2, 'a', hourly(2000)), work('24', 1, 'b', { kind: 'missing' })]);
  expect(summed([...one, ...other]).map((cost) => [cost.jobId, costOf(cost)])).toEqual([
    ['a', 12_000],
    ['b', null],
  ]);
});
