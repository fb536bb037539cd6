import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ENDS, READS, Seen, Tool, Tools } from '../../mcp';
import { OvertimeInput, OvertimeService, OvertimeView } from './overtime';
import { RoundingInput, RoundingService, RoundingView } from './rounding';
import { ScheduleInput, ScheduleService, ScheduleView } from './schedule';

const OneRule = z.strictObject({
  rule: z
    .enum(['overtime', 'schedule', 'rounding'])
    .describe('Overtime thresholds and multipliers; working days and workweek; rounding of clock times.'),
});

const RuleChange = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('overtime'), overtime: OvertimeInput, version: Seen }),
  z.strictObject({ rule: z.literal('schedule'), schedule: ScheduleInput, version: Seen }),
  z.strictObject({ rule: z.literal('rounding'), rounding: RoundingInput, version: Seen }),
]);

/** Only the requested rule. */
const Rules = z.object({
  overtime: OvertimeView.optional(),
  schedule: ScheduleView.optional(),
  rounding: RoundingView.optional(),
});
type Rules = z.infer<typeof Rules>;

/** Overtime, schedule and rounding. */
@Injectable()
@Tools('rules')
export class RulesTools {
  constructor(
    private readonly overtime: OvertimeService,
    private readonly schedule: ScheduleService,
    private readonly rounding: RoundingService,
  ) {}

  @Tool({
    name: 'get_rules',
    title: 'Get a rule',
    description:
      'Returns one of three rules of the workspace: overtime (thresholds in seconds, multipliers in hundredths), schedule (expected seconds per weekday, first day of the workweek), or rounding (minutes). Changes nothing.',
    operation: {
      by: 'rule',
      of: { overtime: 'getOvertimeRules', schedule: 'getSchedule', rounding: 'getRounding' },
    },
    input: OneRule,
    output: Rules,
    effect: READS,
  })
  async get(caller: Principal, { rule }: z.infer<typeof OneRule>): Promise<Rules> {
    return { [rule]: await this[rule].get(caller) };
  }

  @Tool({
    name: 'set_rules',
    title: 'Set a rule',
    description:
      'Overwrites the rule named in `rule` with the value in the field of the same name. Overtime takes a preset or up to five custom rules. Reports of past days are updated at once. Ask the person before you do this.',
    operation: {
      by: 'rule',
      of: { overtime: 'setOvertimeRules', schedule: 'setSchedule', rounding: 'setRounding' },
    },
    input: RuleChange,
    output: Rules,
    effect: ENDS,
  })
  async set(caller: Principal, args: z.infer<typeof RuleChange>): Promise<Rules> {
    if (args.rule === 'overtime')
      return { overtime: await this.overtime.set(caller, args.overtime, args.version) };
    if (args.rule === 'schedule')
      return { schedule: await this.schedule.set(caller, args.schedule, args.version) };
    return { rounding: await this.rounding.set(caller, args.rounding, args.version) };
  }
}
