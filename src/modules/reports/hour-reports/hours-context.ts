import { Injectable } from '@nestjs/common';
import { addDays, type Day, type DayRange, daysOf, weekOf } from '../../../kernel/calendar/calendar';
import { Midnights } from '../../../kernel/calendar/midnights';
import { type ChangesBy, type JobPay, PayRatesService } from '../../pay-rates';
import {
  type OvertimeRuleView,
  OvertimeService,
  RoundingService,
  type Schedule,
  ScheduleService,
  type StepMinutes,
} from '../../rules';
import type { Scope } from '../framework';

const MONTH_DAYS_MAX = 31;

/** What the hours of all members in a report are computed with. */
export interface HoursContext {
  readonly scope: Scope;
  readonly rules: readonly OvertimeRuleView[];
  readonly schedule: Schedule;
  readonly ownDays: ReadonlyMap<string, readonly (number | null)[]>;
  readonly step: StepMinutes;
  readonly jobPays: ChangesBy<JobPay>;
  /** The days whose pay can count: a salary's period may begin up to a month before the range. */
  readonly paid: DayRange;
  /** From the first day of the range's first week, because weekly overtime is counted from there. */
  readonly midnights: Midnights;
  readonly weekOf: (day: Day) => DayRange;
}

/** Reads the rules, rates and schedules that hours are computed with. */
@Injectable()
export class HoursContextReader {
  constructor(
    private readonly overtime: OvertimeService,
    private readonly schedules: ScheduleService,
    private readonly rounding: RoundingService,
    private readonly pay: PayRatesService,
  ) {}

  async read(scope: Scope): Promise<HoursContext> {
    const { workspaceId, range, zone, run } = scope;
    const schedule = await run.read(() => this.schedules.scheduleOf(workspaceId));
    const { startsOn } = weekOf(range.startsOn, schedule.workweekStartsOn);
    const read = { startsOn, endsOn: range.endsOn };
    const paid = { startsOn: addDays(range.startsOn, -MONTH_DAYS_MAX), endsOn: range.endsOn };
    return {
      scope,
      schedule,
      paid,
      rules: await run.read(() => this.overtime.rulesOf(workspaceId)),
      ownDays: await run.read(() => this.schedules.ownDaysOf(workspaceId)),
      step: await run.read(() => this.rounding.stepOf(workspaceId)),
      jobPays: await run.read(() => this.pay.ofJobs(workspaceId, paid)),
      midnights: await Midnights.inSteps(read, zone, run.pause),
      weekOf: weeksOf(read, schedule),
    };
  }
}

/** The week of each day that is read; the days of a week share one object. */
function weeksOf(read: DayRange, { workweekStartsOn }: Schedule): (day: Day) => DayRange {
  const weeks = new Map<Day, DayRange>();
  let week = weekOf(read.startsOn, workweekStartsOn);
  for (const day of daysOf(read)) {
    if (day > week.endsOn) week = weekOf(day, workweekStartsOn);
    weeks.set(day, week);
  }
  return (day) => weeks.get(day) ?? week;
}
