import { Injectable } from '@nestjs/common';
import { ReportSql } from '../../../kernel/database/report-sql';
import { entriesWithin, type InstantRange, instantFrom, type MemberPage, OF_MEMBERS } from '../framework';
import type { Clocked } from './location-use.rules';

export interface ClockedRow extends Clocked {
  /** The clock-in in microseconds since 1970: the row's position in time order. */
  readonly key: string;
  /** When the member was removed, in milliseconds since 1970: an open entry ends there. */
  readonly removedMs: number | null;
}

/** An entry without its member's name. */
export type EntryWithPlaces = Omit<ClockedRow, 'memberName' | 'removedMs'>;

/** The position of a row in time order. */
export type Place = Pick<ClockedRow, 'key' | 'id'>;

const COLUMNS = `e.id, e.member_id, e.source, e.in_at, e.out_at, e.in_location_id, e.out_location_id,
    e.is_in_unrecognised, e.is_out_unrecognised`;
/** @param page a query for a page of `time_entry` */
const select = (page: string): string => `select e.id, e.member_id as "memberId", e.source,
    floor(extract(epoch from e.in_at) * 1000)::float8 as "inMs",
    floor(extract(epoch from e.out_at) * 1000)::float8 as "outMs",
    e.in_location_id as "inLocationId", e.out_location_id as "outLocationId",
    e.is_in_unrecognised as "isInUnrecognised", e.is_out_unrecognised as "isOutUnrecognised",
    (extract(epoch from e.in_at) * 1000000)::bigint::text as key
  from (${page}) e`;

const MEMBERS_PAGE = select(entriesWithin({ ...OF_MEMBERS, columns: COLUMNS, open: true }));
/** Entries of the member `$4`, or of all, after the position (`$5`, `$6`); at most `$7` rows. */
const PAGE_IN_ORDER = select(
  entriesWithin({
    columns: COLUMNS,
    open: true,
    members: '(select id from member where workspace_id = $1 and ($4::text is null or id = $4)) as m',
    ofMembers: '($4::text is null or e.member_id = $4)',
    after: `($5::bigint is null or (e.in_at, e.id) > (${instantFrom('$5')}, $6::text))`,
    order: 'in_at, id',
    limit: '$7',
  }),
);

/** Entries with their locations. Large statements that stay raw SQL (decision 13). */
@Injectable()
export class LocationEntriesRepository {
  constructor(private readonly sql: ReportSql) {}

  /** Open and closed entries that overlap the range, ordered by member and clock-in. */
  listOfMembers(
    workspaceId: string,
    { since, until }: InstantRange,
    { memberIds, after, limit }: MemberPage,
  ): Promise<EntryWithPlaces[]> {
    return this.sql.rows<EntryWithPlaces>(`${MEMBERS_PAGE} order by e.member_id, e.in_at`, [
      workspaceId,
      since,
      until,
      memberIds,
      after?.memberId ?? null,
      after?.key ?? null,
      limit,
    ]);
  }

  /** Open and closed entries that overlap the range, ordered by clock-in. */
  listInOrder(
    workspaceId: string,
    { since, until, memberId }: InstantRange & { readonly memberId: string | null },
    { after, limit }: { readonly after: Place | null; readonly limit: number },
  ): Promise<EntryWithPlaces[]> {
    return this.sql.rows<EntryWithPlaces>(`${PAGE_IN_ORDER} order by e.in_at, e.id`, [
      workspaceId,
      since,
      until,
      memberId,
      after?.key ?? null,
      after?.id ?? null,
      limit,
    ]);
  }
}
