import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { addDays, type Day, type DayRange } from '../../../kernel/calendar/calendar';
import { ifGiven } from '../../../kernel/database/columns';
import { ReportRepository } from '../../../kernel/database/report-sql';
import type { EmploymentSchema, MemberDirectorySchema } from '../../members';
import type { TimesheetSchema } from '../../time-tracking';
import { dayIn, epochMilliseconds } from './instants';
import type { Unapproved } from './report.contract';

type Entities = typeof MemberDirectorySchema | typeof EmploymentSchema | typeof TimesheetSchema;

export const MEMBER_PAGE = 100;
/** No pay period is longer. */
const PERIOD_DAYS_MAX = 31;

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly hiredOn: Day | null;
  /** The day the membership began. */
  readonly joinedOn: Day;
  /** The day the member was removed: the last day of the membership. */
  readonly removedOn: Day | null;
}

/** The members a report covers. */
export interface MembersFrom {
  /** Only this one; null for all. */
  readonly memberId: string | null;
  readonly zone: string;
  /** Members removed before this day are left out. */
  readonly from: Day;
}

/** The position of an entry in the order of member and clock-in. */
export interface MemberPlace {
  readonly memberId: string;
  /** The clock-in in microseconds since 1970. */
  readonly key: string;
}

/** The members to read, the position to continue after, and the page size. */
export interface MemberPage {
  readonly memberIds: readonly string[];
  readonly after: MemberPlace | null;
  readonly limit: number;
}

/** A timesheet that is not approved, without its member's name. */
export type UnapprovedRow = Omit<Unapproved, 'memberName'>;

/** The position of a timesheet in the order of first days. */
type TimesheetPlace = Pick<Unapproved, 'startsOn' | 'id'>;

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  /** When the member was removed, in milliseconds since 1970. */
  readonly removedMs: number | null;
}

/** A range of days as instants: the start of the first day, and the start of the day after the last. */
export interface InstantRange {
  readonly since: Date;
  readonly until: Date;
}

/** The queries that several reports share. They read in pages, so no report is held in memory as a whole. */
@Injectable()
export class ReportMembersRepository extends ReportRepository<Entities> {
  /** The next 100 members who were not removed before a day, ordered by id. @param after the last id seen */
  listMembers(
    workspaceId: string,
    { memberId, zone, from }: MembersFrom,
    after: string,
  ): Promise<MemberRow[]> {
    return this.db
      .selectFrom('member_directory as m')
      .leftJoin('employment as e', (join) =>
        join.onRef('e.workspaceId', '=', 'm.workspaceId').onRef('e.memberId', '=', 'm.id'),
      )
      .select(['m.id', 'm.name', 'e.hiredOn'])
      .select(({ ref }) => [
        dayIn(ref('m.joinedAt'), zone).as('joinedOn'),
        dayIn(ref('m.removedAt'), zone).as('removedOn'),
      ])
      .where('m.workspaceId', '=', workspaceId)
      .where('m.id', '>', after)
      .where((eb) => eb.and(ifGiven(memberId, (id) => eb('m.id', '=', id))))
      .where(({ eb, or, ref }) =>
        or([eb('m.removedAt', 'is', null), eb(dayIn(ref('m.removedAt'), zone), '>=', from)]),
      )
      .orderBy('m.id')
      .limit(MEMBER_PAGE)
      .execute();
  }

  /** Unapproved timesheets that overlap the range, ordered by first day. */
  listUnapproved(
    workspaceId: string,
    { range: { startsOn, endsOn }, memberId }: { readonly range: DayRange; readonly memberId: string | null },
    { after, limit }: { readonly after: TimesheetPlace | null; readonly limit: number },
  ): Promise<UnapprovedRow[]> {
    return this.db
      .selectFrom('timesheet as t')
      .select(['t.id', 't.memberId', 't.startsOn', 't.endsOn', 't.state'])
      .where('t.workspaceId', '=', workspaceId)
      .where('t.state', '<>', 'approved')
      .where('t.startsOn', '<=', endsOn)
      .where('t.endsOn', '>=', startsOn)
      .where('t.startsOn', '>=', addDays(startsOn, -PERIOD_DAYS_MAX))
      .where(({ eb, and, ref }) =>
        and([
          ...ifGiven(memberId, (id) => eb('t.memberId', '=', id)),
          ...ifGiven(
            after,
            (place) =>
              sql<boolean>`(${ref('t.startsOn')}, ${ref('t.id')}) > (${place.startsOn}::date, ${place.id})`,
          ),
        ]),
      )
      .orderBy('t.startsOn')
      .orderBy('t.id')
      .limit(limit)
      .$narrowType<Pick<UnapprovedRow, 'state'>>()
      .execute();
  }

  /** Names of members, including removed ones. */
  listNames(workspaceId: string, memberIds: readonly string[]): Promise<PersonRow[]> {
    return this.db
      .selectFrom('member_directory')
      .select(['id', 'name'])
      .select(({ ref }) => epochMilliseconds(ref('removedAt')).as('removedMs'))
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', sql<string>`any(${memberIds}::text[])`)
      .execute();
  }
}
