import {
  OVERTIME_PRESETS,
  type OvertimePreset,
  type OvertimeRuleView,
  type OvertimeView,
} from './overtime.contract';

const HOUR = 3600;
const FORTY = 40 * HOUR;
const TWELVE = 12 * HOUR;
const EIGHT = 8 * HOUR;
const HALF = 150;
const DOUBLE = 200;

type Rule = OvertimeRuleView;

const daily = (thresholdSeconds: number, multiplierHundredths: number): Rule => ({
  kind: 'daily',
  thresholdSeconds,
  multiplierHundredths,
});
const seventhDay = (thresholdSeconds: number, multiplierHundredths: number): Rule => ({
  kind: 'seventh_day',
  thresholdSeconds,
  multiplierHundredths,
});
const WEEKLY: Rule = { kind: 'weekly', thresholdSeconds: FORTY, multiplierHundredths: HALF };

/** The predefined rule sets. */
export const PRESETS: Readonly<Record<OvertimePreset, readonly Rule[]>> = {
  none: [],
  federal: [WEEKLY],
  california: [
    daily(EIGHT, HALF),
    daily(TWELVE, DOUBLE),
    WEEKLY,
    seventhDay(0, HALF),
    seventhDay(EIGHT, DOUBLE),
  ],
  alaska: [daily(EIGHT, HALF), WEEKLY],
  nevada: [daily(EIGHT, HALF), WEEKLY],
  colorado: [daily(TWELVE, HALF), WEEKLY],
  kentucky: [WEEKLY, seventhDay(0, HALF)],
};

/** The default for a workspace that has never set its rules. */
export const DEFAULT_RULES = PRESETS.federal;

const keyOf = (rules: readonly Rule[]): string =>
  rules
    .map((rule) => `${rule.kind} ${rule.thresholdSeconds} ${rule.multiplierHundredths}`)
    .sort()
    .join();

/**
 * The name of a rule set, in any order. Alaska and Nevada have the same rules.
 * @param chosen the name the workspace chose; preferred if it matches, else the first match is returned
 */
export function presetOf(rules: readonly Rule[], chosen: string | null): OvertimeView['preset'] {
  const fitting = OVERTIME_PRESETS.filter((name) => keyOf(PRESETS[name]) === keyOf(rules));
  return fitting.find((name) => name === chosen) ?? fitting[0] ?? 'custom';
}
