import { Injectable } from '@nestjs/common';
import {
  addDays,
  type Day,
  type DayRange,
  daysOf,
  endOf,
  startOf,
  weekOf,
} from '../../../kernel/calendar/calendar';
import { Midnights } from '../../../kernel/calendar/midnights';
import {
  type ChangesBy,
  type Employed,
  type JobPay,
  type MemberPay,
  PayRatesService,
  type RatedWork,
  ratedOf,
} from '../../pay-rates';
import {
  type OvertimeRuleView,
  OvertimeService,
  RoundingService,
  roundedSpan,
  type Schedule,
  ScheduleService,
  type StepMinutes,
  splitByDay,
} from '../../rules';
import { byMember } from '../grouped.rules';
import type { Scope } from '../report';
import { type EntryRow, type MemberRow, ReportsRepository } from '../reports.repository';

const MONTH_DAYS_MAX = 31;

/** What all members of a report are counted by. */
export interface Ground {
  readonly scope: Scope;
  readonly rules: readonly OvertimeRuleView[];
  readonly schedule: Schedule;
  readonly ownDays: ReadonlyMap<string, readonly (number | null)[]>;
  readonly step: StepMinutes;
  readonly jobPays: ChangesBy<JobPay>;
  /** The days whose pay can count: a salary's period may have begun before the range, a month at most. */
  readonly paid: DayRange;
  /** From the first day of the range's first week, so that weekly overtime is counted from its start. */
  readonly midnights: Midnights;
  readonly weekOf: (day: Day) => DayRange;
}

/** One member's hours, from the first day of the range's first week. */
export interface MemberHours {
  readonly member: MemberRow;
  /** As people clocked. */
  readonly clocked: readonly EntryRow[];
  /** The same, in the same order, as they count: rounded where rounding is on, and cut to the days that are read. */
  readonly entries: readonly EntryRow[];
  readonly works: readonly RatedWork[];
  readonly pays: readonly MemberPay[];
  readonly employed: Employed;
}

/** Reads and counts hours, a hundred members at a time: what is held does not grow with the company. */
@Injectable()
export class HoursReader {
  constructor(
    private readonly reports: ReportsRepository,
    private readonly overtime: OvertimeService,
    private readonly schedules: ScheduleService,
    private readonly rounding: RoundingService,
    private readonly pay: PayRatesService,
  ) {}

  async ground(scope: Scope): Promise<Ground> {
    const { workspaceId, range, zone } = scope;
    const schedule = await this.schedules.of(workspaceId);
    const { startsOn } = weekOf(range.startsOn, schedule.workweekStartsOn);
    const read = { startsOn, endsOn: range.endsOn };
    const paid = { startsOn: addDays(range.startsOn, -MONTH_DAYS_MAX), endsOn: range.endsOn };
    return {
      scope,
      schedule,
      paid,
      rules: await this.overtime.of(workspaceId),
      ownDays: await this.schedules.ownOf(workspaceId),
      step: await this.rounding.of(workspaceId),
      jobPays: await this.pay.ofJobs(workspaceId, paid),
      midnights: new Midnights(read, zone),
      weekOf: weeksOf(read, schedule),
    };
  }

  /**
   * Members in the order of their ids; also those who were removed before the range and within the days whose pay can
   * count: a week's overtime is paid where it ends, and a salary where its period does.
   */
  async *members(ground: Ground): AsyncGenerator<MemberHours> {
    for await (const batch of this.batches(ground)) yield* batch;
  }

  /** The same, a hundred at a time, for whoever asks for more of each. */
  async *batches(ground: Ground): AsyncGenerator<MemberHours[]> {
    const { workspaceId, memberId, zone } = ground.scope;
    const narrowed = { memberId, zone, from: ground.paid.startsOn };
    for await (const members of this.reports.members(workspaceId, narrowed))
      yield await this.hoursOfAll(members, ground);
  }

  private async hoursOfAll(members: readonly MemberRow[], ground: Ground): Promise<MemberHours[]> {
    const { scope, midnights, paid } = ground;
    const { workspaceId, range, zone } = scope;
    const ids = members.map(({ id }) => id);
    const since = startOf(midnights.days[0] ?? range.startsOn, zone);
    const rows = await this.reports.entries(workspaceId, ids, { since, until: endOf(range.endsOn, zone) });
    const entries = byMember(rows);
    const pays = await this.pay.ofMembers(workspaceId, ids, paid);
    return members.map((member) =>
      hoursOf({ member, clocked: entries.get(member.id) ?? [], pays: pays.get(member.id) ?? [] }, ground),
    );
  }
}

/** Whether somebody was removed before the range, and no hours of theirs lie in it. */
export function isGone({ member, works }: MemberHours, { scope }: Ground): boolean {
  const { startsOn } = scope.range;
  return (
    member.removedOn !== null && member.removedOn < startsOn && !works.some(({ day }) => day >= startsOn)
  );
}

function hoursOf(facts: Pick<MemberHours, 'member' | 'clocked' | 'pays'>, ground: Ground): MemberHours {
  const { midnights, step, jobPays } = ground;
  const { member, clocked, pays } = facts;
  const entries = clocked.map((row) => roundedSpan(row, step, midnights));
  const parts = splitByDay(entries, midnights);
  const works = ratedOf(
    parts.map(({ day, seconds, span }) => ({ day, seconds, jobId: span.jobId })),
    { member: pays, jobs: jobPays },
  );
  return { ...facts, entries, works, employed: { from: member.hiredOn, until: member.removedOn } };
}

/** The week of each day that is read, and of no other; one object a week. */
function weeksOf(read: DayRange, { workweekStartsOn }: Schedule): (day: Day) => DayRange {
  const weeks = new Map<Day, DayRange>();
  let week = weekOf(read.startsOn, workweekStartsOn);
  for (const day of daysOf(read)) {
    if (day > week.endsOn) week = weekOf(day, workweekStartsOn);
    weeks.set(day, week);
  }
  return (day) => weeks.get(day) ?? week;
}
