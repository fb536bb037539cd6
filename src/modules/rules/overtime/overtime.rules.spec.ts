import { addDays } from '../../../kernel/calendar/calendar';
import type { OvertimePreset, OvertimeRuleView } from './overtime.contract';
import { type DayWork, overtimeOf, totalTiers } from './overtime.rules';
import { PRESETS, presetOf } from './overtime-presets.rules';

const HOUR = 3600;
const WEEK = { startsOn: '2026-11-22', endsOn: '2026-11-28' };

/** Hours worked per day of the week, starting on its first day. Use an array for several entries on one day. */
const worked = (...days: (number | number[])[]): DayWork[] =>
  days.flatMap((hours, at) =>
    [hours].flat().map((h) => ({ day: addDays(WEEK.startsOn, at), seconds: h * HOUR, isEligible: true })),
  );

/** Hours by multiplier: `{ 1: 40, 1.5: 5 }`. */
function hoursBy(works: readonly DayWork[], rules: readonly OvertimeRuleView[]): Record<string, number> {
  const total = totalTiers(overtimeOf(WEEK, works, rules));
  return Object.fromEntries(total.map((tier) => [tier.multiplierHundredths / 100, tier.seconds / HOUR]));
}

const EIGHTS = [8, 8, 8, 8, 8] as const;

it.each<[OvertimePreset, string, DayWork[], Record<string, number>]>([
  // The reference cases of the payroll documentation.
  ['federal', '45 h', worked(9, 9, 9, 9, 9), { 1: 40, 1.5: 5 }],
  ['california', 'one 13 h day', worked(13), { 1: 8, 1.5: 4, 2: 1 }],
  ['california', '4 x 10 h', worked(10, 10, 10, 10), { 1: 32, 1.5: 8 }],
  ['california', '7 x 8 h', worked(...EIGHTS, 8, 8), { 1: 40, 1.5: 16 }],
  ['california', '10 h on a seventh day', worked(1, 1, 1, 1, 1, 1, 10), { 1: 6, 1.5: 8, 2: 2 }],
  // Around the thresholds.
  ['federal', 'exactly 40 h', worked(...EIGHTS), { 1: 40 }],
  ['federal', 'one 13 h day', worked(13), { 1: 13 }],
  ['federal', '7 x 8 h', worked(...EIGHTS, 8, 8), { 1: 40, 1.5: 16 }],
  ['california', '6 x 8 h: the seventh day is not worked', worked(...EIGHTS, 8), { 1: 40, 1.5: 8 }],
  ['california', '8 h on the last day after a day off', worked(0, 8, 8, 8, 8, 8, 8), { 1: 40, 1.5: 8 }],
  [
    'california',
    '5 x 10 h: daily overtime does not count towards the weekly threshold',
    worked(10, 10, 10, 10, 10),
    { 1: 40, 1.5: 10 },
  ],
  ['california', '6 x 10 h', worked(10, 10, 10, 10, 10, 10), { 1: 40, 1.5: 20 }],
  ['california', '14 h on a seventh day', worked(1, 1, 1, 1, 1, 1, 14), { 1: 6, 1.5: 8, 2: 6 }],
  ['alaska', '10 h, then four 9 h days', worked(10, 9, 9, 9, 9), { 1: 40, 1.5: 6 }],
  ['nevada', '6 x 8 h', worked(...EIGHTS, 8), { 1: 40, 1.5: 8 }],
  ['colorado', '13 h and 4 x 8 h', worked(13, 8, 8, 8, 8), { 1: 40, 1.5: 5 }],
  ['colorado', 'one 12 h day', worked(12), { 1: 12 }],
  ['kentucky', '7 x 5 h', worked(5, 5, 5, 5, 5, 5, 5), { 1: 30, 1.5: 5 }],
  ['kentucky', '6 x 8 h', worked(...EIGHTS, 8), { 1: 40, 1.5: 8 }],
  ['none', '7 x 12 h', worked(12, 12, 12, 12, 12, 12, 12), { 1: 84 }],
])('under %s, %s', (preset, _, works, hours) => {
  expect(hoursBy(works, PRESETS[preset])).toEqual(hours);
});

it('the last hours of a day are overtime, in whichever job they were worked', () => {
  const works = worked([5, 5]);
  const tiered = overtimeOf(WEEK, works, PRESETS.california);
  expect(tiered.map(({ tiers }) => tiers)).toEqual([
    [{ multiplierHundredths: 100, seconds: 5 * HOUR }],
    [
      { multiplierHundredths: 100, seconds: 3 * HOUR },
      { multiplierHundredths: 150, seconds: 2 * HOUR },
    ],
  ]);
});

it('ineligible hours are regular and do not count towards overtime', () => {
  const works = worked(13, 8, 8, 8, 8, 8, 8).map((work, at) => ({ ...work, isEligible: at !== 0 }));
  expect(hoursBy(works, PRESETS.california)).toEqual({ 1: 53, 1.5: 8 });
});

it('with two weekly rules, the higher threshold applies once reached', () => {
  const weekly = (hours: number, multiplierHundredths: number): OvertimeRuleView => ({
    kind: 'weekly',
    thresholdSeconds: hours * HOUR,
    multiplierHundredths,
  });
  const rules = [weekly(60, 200), weekly(40, 150)];
  expect(hoursBy(worked(14, 14, 14, 14, 14), rules)).toEqual({ 1: 40, 1.5: 20, 2: 10 });
});

it('a later rule with a lower multiplier has no effect', () => {
  const rules: OvertimeRuleView[] = [
    { kind: 'daily', thresholdSeconds: 8 * HOUR, multiplierHundredths: 200 },
    { kind: 'daily', thresholdSeconds: 10 * HOUR, multiplierHundredths: 150 },
  ];
  expect(hoursBy(worked(12), rules)).toEqual({ 1: 8, 2: 4 });
});

it('presetOf prefers the chosen name when several presets match', () => {
  expect(presetOf(PRESETS.nevada, 'nevada')).toBe('nevada');
  expect(presetOf(PRESETS.nevada, null)).toBe('alaska');
  expect(presetOf(PRESETS.nevada, 'federal')).toBe('alaska');
  expect(presetOf([...PRESETS.california].reverse(), null)).toBe('california');
});
