import { z } from 'zod';

const DAY_SECONDS = 86_400;
const WEEK_SECONDS = 7 * DAY_SECONDS;
const MULTIPLIER_MIN = 101;
const MULTIPLIER_MAX = 1000;
const RULES_MAX = 5;

export const OVERTIME_KINDS = ['daily', 'weekly', 'seventh_day'] as const;
export type OvertimeKind = (typeof OVERTIME_KINDS)[number];

export const OVERTIME_PRESETS = [
  'none',
  'federal',
  'california',
  'alaska',
  'nevada',
  'colorado',
  'kentucky',
] as const;
export type OvertimePreset = (typeof OVERTIME_PRESETS)[number];

export const OvertimeRuleView = z
  .strictObject({
    kind: z
      .enum(OVERTIME_KINDS)
      .describe(
        'Of what hours are counted: a day, a workweek, or the last day of a week worked on all seven.',
      ),
    thresholdSeconds: z
      .int()
      .min(0)
      .max(WEEK_SECONDS)
      .describe('Seconds worked before the rule applies: at most 86,400 for a day, 604,800 for a week.'),
    multiplierHundredths: z
      .int()
      .min(MULTIPLIER_MIN)
      .max(MULTIPLIER_MAX)
      .describe('What an hour is worth, in hundredths: 150 is time and a half. 101 to 1000.'),
  })
  .refine(({ kind, thresholdSeconds }) => kind === 'weekly' || thresholdSeconds <= DAY_SECONDS, {
    path: ['thresholdSeconds'],
    message: 'A day has at most 86,400 seconds.',
  })
  .meta({ id: 'OvertimeRule' });
export type OvertimeRuleView = z.infer<typeof OvertimeRuleView>;

const isSame = (a: OvertimeRuleView, b: OvertimeRuleView): boolean =>
  a.kind === b.kind && a.thresholdSeconds === b.thresholdSeconds;

const RuleList = z
  .array(OvertimeRuleView)
  .max(RULES_MAX, `Give at most ${RULES_MAX} rules.`)
  .refine((rules) => rules.every((rule, at) => rules.findIndex((other) => isSame(rule, other)) === at), {
    message: 'Two rules of one kind begin at the same hour; which one counts would be a guess.',
  });

export const OvertimeInput = z
  .strictObject({
    preset: z.enum(OVERTIME_PRESETS).optional().describe('A known set of rules, by name.'),
    rules: RuleList.optional().describe('Or rules of your own, up to five; an empty list is no overtime.'),
  })
  .refine(({ preset, rules }) => (preset === undefined) !== (rules === undefined), {
    message: 'Give either preset or rules.',
  })
  .meta({ id: 'OvertimeWish' });
export type OvertimeInput = z.infer<typeof OvertimeInput>;

export const OvertimeView = z
  .object({
    preset: z
      .enum([...OVERTIME_PRESETS, 'custom'])
      .describe('The known set that these rules are, in whatever order; `custom` for any other.'),
    rules: z.array(OvertimeRuleView),
    updatedAt: z
      .string()
      .nullable()
      .describe('RFC 3339, UTC; null while nobody has chosen, when `federal` applies.'),
    version: z.int().describe('Counts changes; it is the `ETag`.'),
  })
  .meta({
    id: 'Overtime',
    description: 'From which hour on time is worth more. Reports use the rules as they are now.',
  });
export type OvertimeView = z.infer<typeof OvertimeView>;
