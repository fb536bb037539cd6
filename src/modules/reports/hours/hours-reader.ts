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
  type Schedule,
  ScheduleService,
  type StepMinutes,
} from '../../rules';
import type { Scope } from '../report';
import {
  type EntryRow,
  MEMBERS,
  type MemberRow,
  ReportsRepository,
  type Stretch,
} from '../reports.repository';
import { chunksByMember, type MemberChunk, pagesOf } from '../runs/member-chunks';
import type { Clocked } from './attendance.rules';
import { HoursFold } from './hours-fold';

const MONTH_DAYS_MAX = 31;

/** What the hours of all members in a report are computed with. */
export interface Ground {
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

/** One member's hours, from the first day of the range's first week. */
export interface MemberHours {
  readonly member: MemberRow;
  /** Consecutive work on one day in one job is merged. */
  readonly works: readonly RatedWork[];
  /** The first clock-in and last clock-out of each day, rounded if rounding is on. */
  readonly clockedOn: ReadonlyMap<Day, Clocked>;
  readonly pays: readonly MemberPay[];
  readonly employed: Employed;
}

/** Some members, and their hours, which are read on demand. */
export interface MembersOfReport {
  readonly members: readonly MemberRow[];
  readonly hours: AsyncIterable<MemberHours>;
}

/** The maximum number of entries per statement, which are read and counted before the report yields to others. */
const PAGE = 1_000;
/** Estimated entries per member and day: a statement covers as many members as fill a page. */
const ENTRIES_A_DAY = 2;

/** Reads and counts hours in pages: memory grows neither with the company nor with a member's entries. */
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
      ownDays: await run.read(() => this.schedules.ownOf(workspaceId)),
      step: await run.read(() => this.rounding.stepOf(workspaceId)),
      jobPays: await run.read(() => this.pay.ofJobs(workspaceId, paid)),
      midnights: await Midnights.inSteps(read, zone, run.pause),
      weekOf: weeksOf(read, schedule),
    };
  }

  /**
   * Members ordered by id. Includes members who were removed before the range, but within the days whose pay can count:
   * overtime is paid when its week ends, and a salary when its period ends.
   */
  async *members(ground: Ground): AsyncGenerator<MemberHours> {
    for await (const { hours } of this.groups(ground)) yield* hours;
  }

  /** The same in groups of 100, for reports that read more about each member. */
  async *groups(ground: Ground): AsyncGenerator<MembersOfReport> {
    const { workspaceId, memberId, zone, run } = ground.scope;
    const narrowed = { memberId, zone, from: ground.paid.startsOn };
    let members: MemberRow[] = [];
    do {
      const after = members.at(-1)?.id ?? '';
      members = await run.read(() => this.reports.members(workspaceId, narrowed, after));
      yield { members, hours: this.hoursOf(members, ground) };
    } while (members.length === MEMBERS);
  }

  private async *hoursOf(members: readonly MemberRow[], ground: Ground): AsyncGenerator<MemberHours> {
    const { workspaceId, run } = ground.scope;
    const ids = members.map(({ id }) => id);
    const pays = await run.read(() => this.pay.ofMembers(workspaceId, ids, ground.paid));
    let fold = new HoursFold(ground);
    for await (const { member, rows, isLast } of this.chunks(members, ground)) {
      fold.addAll(rows);
      if (!isLast) continue;
      yield hoursOf(member, { fold, pays: pays.get(member.id) ?? [] }, ground);
      fold = new HoursFold(ground);
    }
  }

  private chunks(
    members: readonly MemberRow[],
    { scope, midnights }: Ground,
  ): AsyncGenerator<MemberChunk<MemberRow, EntryRow>> {
    const { workspaceId, range, zone, run } = scope;
    const stretch: Stretch = {
      since: startOf(midnights.days[0] ?? range.startsOn, zone),
      until: endOf(range.endsOn, zone),
    };
    const pages = pagesOf<EntryRow>({
      memberIds: members.map(({ id }) => id),
      atOnce: Math.ceil(PAGE / (midnights.days.length * ENTRIES_A_DAY)),
      pageRows: PAGE,
      read: (memberIds, after) =>
        run.read(() => this.reports.entries(workspaceId, stretch, { memberIds, after, limit: PAGE })),
    });
    return chunksByMember(members, pages);
  }
}

/** Whether the member was removed before the range and has no hours in it. */
export function isGone({ member, works }: MemberHours, { scope }: Ground): boolean {
  const { startsOn } = scope.range;
  return (
    member.removedOn !== null && member.removedOn < startsOn && !works.some(({ day }) => day >= startsOn)
  );
}

function hoursOf(
  member: MemberRow,
  { fold, pays }: { readonly fold: HoursFold; readonly pays: readonly MemberPay[] },
  { jobPays }: Ground,
): MemberHours {
  const { works, clockedOn } = fold;
  const employed = { from: member.hiredOn, until: member.removedOn };
  return { member, works: ratedOf(works, { member: pays, jobs: jobPays }), clockedOn, pays, employed };
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
