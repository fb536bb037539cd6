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
        'The hours the rule counts: per day, per workweek, or on the seventh day of a week worked on all seven days.',
      ),
    thresholdSeconds: z
      .int()
      .min(0)
      .max(WEEK_SECONDS)
      .describe('Seconds worked before the rule applies: up to 86,400 for a day, 604,800 for a week.'),
    multiplierHundredths: z
      .int()
      .min(MULTIPLIER_MIN)
      .max(MULTIPLIER_MAX)
      .describe('Pay multiplier in hundredths: 150 is time and a half. 101 to 1000.'),
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
  .max(RULES_MAX, `Send at most ${RULES_MAX} rules.`)
  .refine((rules) => rules.every((rule, at) => rules.findIndex((other) => isSame(rule, other)) === at), {
    message: 'Two rules of the same kind have the same threshold.',
  });

export const OvertimeInput = z
  .strictObject({
    preset: z.enum(OVERTIME_PRESETS).optional().describe('The name of a predefined rule set.'),
    rules: RuleList.optional().describe('Custom rules, at most five. An empty list means no overtime.'),
  })
  .refine(({ preset, rules }) => (preset === undefined) !== (rules === undefined), {
    message: 'Send either preset or rules.',
  })
  .meta({ id: 'OvertimeInput' });
export type OvertimeInput = z.infer<typeof OvertimeInput>;

export const OvertimeView = z
  .object({
    preset: z
      .enum([...OVERTIME_PRESETS, 'custom'])
      .describe('The predefined set that matches these rules, in any order; `custom` if none does.'),
    rules: z.array(OvertimeRuleView),
    updatedAt: z
      .string()
      .nullable()
      .describe('RFC 3339, UTC; null if never set, in which case `federal` applies.'),
    version: z.int().describe('Increases with each change; also sent as the `ETag`.'),
  })
  .meta({
    id: 'Overtime',
    description: 'The overtime rules. Reports of any period use the current rules.',
  });
export type OvertimeView = z.infer<typeof OvertimeView>;
