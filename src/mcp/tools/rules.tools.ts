import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ClockSetupService, ClockSetupView } from '../../modules/account';
import {
  OvertimeInput,
  OvertimeService,
  OvertimeView,
  RoundingInput,
  RoundingService,
  RoundingView,
  ScheduleInput,
  ScheduleService,
  ScheduleView,
} from '../../modules/rules';
import { ENDS, READS, Tool } from '../tool';
import { Seen } from './seen';

const OneRule = z.strictObject({
  rule: z
    .enum(['overtime', 'schedule', 'rounding'])
    .describe('From when on hours are worth more; working days and workweek; how clock times are rounded.'),
});

const RuleChange = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('overtime'), overtime: OvertimeInput, version: Seen }),
  z.strictObject({ rule: z.literal('schedule'), schedule: ScheduleInput, version: Seen }),
  z.strictObject({ rule: z.literal('rounding'), rounding: RoundingInput, version: Seen }),
]);

/** The one that was asked for. */
const Rules = z.object({
  overtime: OvertimeView.optional(),
  schedule: ScheduleView.optional(),
  rounding: RoundingView.optional(),
});
type Rules = z.infer<typeof Rules>;

/** How hours are counted. */
@Injectable()
export class RulesTools {
  constructor(
    private readonly overtime: OvertimeService,
    private readonly schedule: ScheduleService,
    private readonly rounding: RoundingService,
    private readonly setup: ClockSetupService,
  ) {}

  @Tool({
    name: 'get_rules',
    title: 'Get a rule',
    description:
      'Tells one of three rules of the workspace: overtime (thresholds in seconds, multipliers in hundredths), schedule (expected seconds of each weekday, where the workweek starts), or rounding (minutes). Changes nothing.',
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
      'Overwrites one rule, named by `rule`, with what stands under that same name: overtime takes a known preset or up to five rules of one’s own. Reports of past days follow at once. Ask the person before you do this.',
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

  @Tool({
    name: 'get_clock_in_setup',
    title: 'Get the clock-in setup',
    description:
      'Tells what the clock asks of people: whether a job or a note is needed, whether an unknown place is marked, and after how many seconds on the clock somebody counts as having forgotten to clock out. Changes nothing.',
    operation: 'getClockInSetup',
    input: z.strictObject({}),
    output: ClockSetupView,
    effect: READS,
  })
  clockSetup({ workspaceId }: Principal): Promise<ClockSetupView> {
    return this.setup.setupOf(workspaceId);
  }
}
