import { Injectable } from '@nestjs/common';
import { type Day, type DayRange, daysOf, endOf, startOf, weekOf } from '../../../kernel/calendar/calendar';
import { Midnights } from '../../../kernel/calendar/midnights';
import {
  type Employed,
  type MemberPay,
  type PayChanges,
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
import type { Scope } from '../report';
import { type EntryRow, type MemberRow, ReportsRepository } from '../reports.repository';

const BATCH = 100;

/** What all members of a report are counted by. */
export interface Ground {
  readonly scope: Scope;
  readonly rules: readonly OvertimeRuleView[];
  readonly schedule: Schedule;
  readonly ownDays: ReadonlyMap<string, readonly (number | null)[]>;
  readonly step: StepMinutes;
  readonly changes: PayChanges;
  /** From the first day of the range's first week, so that weekly overtime is counted from its start. */
  readonly midnights: Midnights;
  readonly weekOf: (day: Day) => DayRange;
}

/** One member's hours, from the first day of the range's first week. */
export interface MemberHours {
  readonly member: MemberRow;
  /** As they count: rounded where rounding is on, and cut to the days that are read. */
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
    return {
      scope,
      schedule,
      rules: await this.overtime.of(workspaceId),
      ownDays: await this.schedules.ownOf(workspaceId),
      step: await this.rounding.of(workspaceId),
      // All that came before: a salary's period may have begun under an earlier change.
      changes: await this.pay.changesOf(workspaceId, { startsOn: '1900-01-01', endsOn: range.endsOn }),
      midnights: new Midnights(read, zone),
      weekOf: weeksOf(read, schedule),
    };
  }

  async *members(ground: Ground): AsyncGenerator<MemberHours> {
    const { workspaceId, memberId, zone, range } = ground.scope;
    const since = startOf(ground.midnights.days[0] ?? range.startsOn, zone);
    const stretch = { since, until: endOf(range.endsOn, zone) };
    let after = '';
    for (;;) {
      const page = { after, limit: BATCH };
      const members = await this.reports.members(workspaceId, { memberId, zone, from: range.startsOn }, page);
      const ids = members.map(({ id }) => id);
      const rows = await this.reports.entries(workspaceId, ids, stretch);
      const entries = byMember(rows);
      for (const member of members) yield hoursOf(member, entries.get(member.id) ?? [], ground);
      after = ids.at(-1) ?? '';
      if (members.length < BATCH) return;
    }
  }
}

function byMember(rows: readonly EntryRow[]): Map<string, EntryRow[]> {
  const groups = new Map<string, EntryRow[]>();
  for (const row of rows) {
    const known = groups.get(row.memberId);
    if (known) known.push(row);
    else groups.set(row.memberId, [row]);
  }
  return groups;
}

function hoursOf(member: MemberRow, rows: readonly EntryRow[], ground: Ground): MemberHours {
  const { midnights, step, changes } = ground;
  const entries = rows.map((row) => roundedSpan(row, step, midnights));
  const parts = splitByDay(entries, midnights);
  const pays = changes.members.get(member.id) ?? [];
  const works = ratedOf(
    parts.map(({ day, seconds, span }) => ({ day, seconds, jobId: span.jobId })),
    { member: pays, jobs: changes.jobs },
  );
  return { member, entries, works, pays, employed: { from: member.hiredOn, until: member.removedOn } };
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
