import { addDays, weekOf } from '../../../kernel/calendar/calendar';
import type { RatedWork } from '../../pay-rates';
import { PRESETS } from '../../rules';
import { overtimeWeeks, secondsAt } from './overtime-weeks.rules';

const H = 3600;
/** Sunday 22 to Saturday 28 November 2026 and the week after. */
const FIRST = '2026-11-22';
const TWO_WEEKS = { startsOn: FIRST, endsOn: '2026-12-05' };

const works = (...hours: number[]): RatedWork[] =>
  hours.flatMap((h, at) =>
    h > 0
      ? [
          {
            day: addDays(FIRST, at),
            seconds: h * H,
            jobId: null,
            isEligible: true,
            rate: { kind: 'hourly', amount: 1000 } as const,
          },
        ]
      : [],
  );

const weeks = (of: readonly RatedWork[], rules = PRESETS.california, range = TWO_WEEKS) => {
  const known = [weekOf(FIRST, 7), weekOf('2026-11-29', 7)] as const;
  const reported = overtimeWeeks(of, {
    range,
    rules,
    weekOf: (day) => (day < '2026-11-29' ? known[0] : known[1]),
  });
  return reported.map((week) => ({
    from: week.week.startsOn,
    worked: week.workedSeconds / H,
    regular: week.regularSeconds / H,
    leftOut: week.leftOutSeconds / H,
    half: secondsAt(week, 150) / H,
    double: secondsAt(week, 200) / H,
    reached: week.reached.map(
      ({ kind, thresholdSeconds, seconds }) => `${kind} ${thresholdSeconds / H}: ${seconds / H}`,
    ),
  }));
};

it('California: 13 hours reach both daily rules, a 7-day week the other two', () => {
  expect(weeks(works(13, 0, 0, 0, 0, 0, 0, 8, 8, 8, 8, 8, 8, 8))).toEqual([
    {
      from: '2026-11-22',
      worked: 13,
      regular: 8,
      leftOut: 0,
      half: 4,
      double: 1,
      reached: ['daily 8: 4', 'daily 12: 1'],
    },
    {
      from: '2026-11-29',
      worked: 56,
      regular: 40,
      leftOut: 0,
      half: 16,
      double: 0,
      reached: ['weekly 40: 8', 'seventh_day 0: 8'],
    },
  ]);
});

it('a week cut by the range counts from its start and returns hours in the range', () => {
  const range = { startsOn: '2026-11-27', endsOn: '2026-12-01' };
  const nines = works(9, 9, 9, 9, 9, 9, 0, 9, 9, 9);
  expect(weeks(nines, PRESETS.federal, range)).toMatchObject([
    { from: '2026-11-22', worked: 9, regular: 0, half: 9, reached: ['weekly 40: 9'] },
    { from: '2026-11-29', worked: 27, regular: 27, half: 0, reached: [] },
  ]);
});

it('excluded hours are regular and reach no rule; a week without work is omitted', () => {
  const long = works(12, 12, 12, 12).map((work, at) => ({ ...work, isEligible: at !== 3 }));
  expect(weeks(long, PRESETS.federal)).toMatchObject([
    { worked: 48, regular: 48, leftOut: 12, half: 0, reached: [] },
  ]);
  expect(weeks([])).toEqual([]);
});

it('multipliers other than 1.5 and 2 appear with their rules', () => {
  const rules = [{ kind: 'weekly' as const, thresholdSeconds: 10 * H, multiplierHundredths: 175 }];
  expect(weeks(works(8, 4), rules)).toMatchObject([
    { worked: 12, regular: 10, half: 0, double: 0, reached: ['weekly 10: 2'] },
  ]);
});

it('of rules with equal multipliers, the one reached first counts', () => {
  expect(weeks(works(1, 1, 1, 1, 1, 1, 14))).toMatchObject([
    { regular: 6, half: 8, double: 6, reached: ['seventh_day 0: 8', 'seventh_day 8: 6'] },
  ]);
});
