import { Injectable } from '@nestjs/common';
import { type Day, endOf, startOf } from '../../../kernel/calendar/calendar';
import { type Employed, type MemberPay, PayRatesService, type RatedWork, ratedOf } from '../../pay-rates';
import {
  chunksByMember,
  type InstantRange,
  MEMBER_PAGE,
  type MemberChunk,
  type MemberRow,
  pagesOf,
  ReportMembersRepository,
  type Scope,
} from '../framework';
import type { Clocked } from './attendance.rules';
import { type EntryRow, HourEntriesRepository } from './hour-entries.repository';
import { type HoursContext, HoursContextReader } from './hours-context';
import { HoursFold } from './hours-fold';

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
    private readonly contexts: HoursContextReader,
    private readonly people: ReportMembersRepository,
    private readonly entries: HourEntriesRepository,
    private readonly pay: PayRatesService,
  ) {}

  /** What the hours of a report are computed with. */
  contextOf(scope: Scope): Promise<HoursContext> {
    return this.contexts.read(scope);
  }

  /**
   * Members ordered by id. Includes members who were removed before the range, but within the days whose pay can count:
   * overtime is paid when its week ends, and a salary when its period ends.
   */
  async *members(context: HoursContext): AsyncGenerator<MemberHours> {
    for await (const { hours } of this.groups(context)) yield* hours;
  }

  /** The same in groups of 100, for reports that read more about each member. */
  async *groups(context: HoursContext): AsyncGenerator<MembersOfReport> {
    const { workspaceId, memberId, zone, run } = context.scope;
    const narrowed = { memberId, zone, from: context.paid.startsOn };
    let members: MemberRow[] = [];
    do {
      const after = members.at(-1)?.id ?? '';
      members = await run.read(() => this.people.listMembers(workspaceId, narrowed, after));
      yield { members, hours: this.hoursOf(members, context) };
    } while (members.length === MEMBER_PAGE);
  }

  private async *hoursOf(members: readonly MemberRow[], context: HoursContext): AsyncGenerator<MemberHours> {
    const { workspaceId, run } = context.scope;
    const ids = members.map(({ id }) => id);
    const pays = await run.read(() => this.pay.ofMembers(workspaceId, ids, context.paid));
    let fold = new HoursFold(context);
    for await (const { member, rows, isLast } of this.chunks(members, context)) {
      fold.addAll(rows);
      if (!isLast) continue;
      yield hoursOf(member, { fold, pays: pays.get(member.id) ?? [] }, context);
      fold = new HoursFold(context);
    }
  }

  private chunks(
    members: readonly MemberRow[],
    { scope, midnights }: HoursContext,
  ): AsyncGenerator<MemberChunk<MemberRow, EntryRow>> {
    const { workspaceId, range, zone, run } = scope;
    const instants: InstantRange = {
      since: startOf(midnights.days[0] ?? range.startsOn, zone),
      until: endOf(range.endsOn, zone),
    };
    const pages = pagesOf<EntryRow>({
      memberIds: members.map(({ id }) => id),
      atOnce: Math.ceil(PAGE / (midnights.days.length * ENTRIES_A_DAY)),
      pageRows: PAGE,
      read: (memberIds, after) =>
        run.read(() => this.entries.list(workspaceId, instants, { memberIds, after, limit: PAGE })),
    });
    return chunksByMember(members, pages);
  }
}

/** Whether the member was removed before the range and has no hours in it. */
export function isGone({ member, works }: MemberHours, { scope }: HoursContext): boolean {
  const { startsOn } = scope.range;
  return (
    member.removedOn !== null && member.removedOn < startsOn && !works.some(({ day }) => day >= startsOn)
  );
}

function hoursOf(
  member: MemberRow,
  { fold, pays }: { readonly fold: HoursFold; readonly pays: readonly MemberPay[] },
  { jobPays }: HoursContext,
): MemberHours {
  const { works, clockedOn } = fold;
  const employed = { from: member.hiredOn, until: member.removedOn };
  return { member, works: ratedOf(works, { member: pays, jobs: jobPays }), clockedOn, pays, employed };
}
