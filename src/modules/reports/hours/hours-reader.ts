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
  /** Neighbours on one day in one job are one piece. */
  readonly works: readonly RatedWork[];
  /** When somebody clocked first and last on each day, as times count. */
  readonly clockedOn: ReadonlyMap<Day, Clocked>;
  readonly pays: readonly MemberPay[];
  readonly employed: Employed;
}

/** Some members, and their hours as they are read. */
export interface MembersOfReport {
  readonly members: readonly MemberRow[];
  readonly hours: AsyncIterable<MemberHours>;
}

/** Entries of one statement, at most: what is read and counted before others come first. */
const PAGE = 1_000;
/** How many entries somebody has on a day, about: by it a statement is about as many members as fill a page. */
const ENTRIES_A_DAY = 2;

/** Reads and counts hours, page by page: what is held grows neither with the company nor with the entries of a member. */
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
   * Members in the order of their ids; also those who were removed before the range and within the days whose pay can
   * count: a week's overtime is paid where it ends, and a salary where its period does.
   */
  async *members(ground: Ground): AsyncGenerator<MemberHours> {
    for await (const { hours } of this.groups(ground)) yield* hours;
  }

  /** The same, a hundred at a time, for reports that ask more about each. */
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

/** Whether somebody was removed before the range, and no hours of theirs lie in it. */
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
