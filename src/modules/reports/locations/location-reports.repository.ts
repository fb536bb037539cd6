import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { ReportSql } from '../../../kernel/database/report-sql';
import { entriesWithin } from '../entries-within';
import { type MemberPage, momentOf, OF_MEMBERS, type Stretch } from '../reports.repository';
import type { Clocked } from './location-use.rules';

export interface LocationRow {
  readonly id: string;
  readonly name: string;
  readonly geofences: readonly {
    readonly latitude: number;
    readonly longitude: number;
    readonly radiusMetres: number;
  }[];
  /** The days of the workspace's calendar on which it was added and archived. */
  readonly addedOn: Day;
  readonly archivedOn: Day | null;
}

export interface ClockedRow extends Clocked {
  /** Microseconds since 1970 of the clock-in: the row's place in the order of time. */
  readonly key: string;
  /** When the member was removed, in milliseconds since 1970: whoever is gone is not on the clock. */
  readonly removedMs: number | null;
}

/** An entry before it is known whose name goes with it. */
export type EntryWithPlaces = Omit<ClockedRow, 'memberName' | 'removedMs'>;

/** The place of a row in the order of time. */
export type Place = Pick<ClockedRow, 'key' | 'id'>;

const COLUMNS = `e.id, e.member_id, e.source, e.in_at, e.out_at, e.in_location_id, e.out_location_id,
    e.is_in_unrecognised, e.is_out_unrecognised`;
/** @param page of `time_entry`, in an order of its own */
const select = (page: string): string => `select e.id, e.member_id as "memberId", e.source,
    floor(extract(epoch from e.in_at) * 1000)::float8 as "inMs",
    floor(extract(epoch from e.out_at) * 1000)::float8 as "outMs",
    e.in_location_id as "inLocationId", e.out_location_id as "outLocationId",
    e.is_in_unrecognised as "isInUnrecognised", e.is_out_unrecognised as "isOutUnrecognised",
    (extract(epoch from e.in_at) * 1000000)::bigint::text as key
  from (${page}) e`;

const MEMBERS_PAGE = select(entriesWithin({ ...OF_MEMBERS, columns: COLUMNS, open: true }));
/** Of the member `$4` or of all, after the place `$5`, `$6`; at most `$7`. */
const PAGE_IN_ORDER = select(
  entriesWithin({
    columns: COLUMNS,
    open: true,
    members: '(select id from member where workspace_id = $1 and ($4::text is null or id = $4)) as m',
    ofMembers: '($4::text is null or e.member_id = $4)',
    after: `($5::bigint is null or (e.in_at, e.id) > (${momentOf('$5')}, $6::text))`,
    order: 'in_at, id',
    limit: '$7',
  }),
);

/** Every query of the reports of locations. */
@Injectable()
export class LocationReportsRepository {
  constructor(private readonly sql: ReportSql) {}

  /** In the order in which they are compared; the archived ones too, since entries of the past name them. */
  locations(workspaceId: string, zone: string): Promise<LocationRow[]> {
    return this.sql.rows<LocationRow>(
      `select id, name, geofences, to_char(created_at at time zone $2, 'YYYY-MM-DD') as "addedOn",
              to_char(archived_at at time zone $2, 'YYYY-MM-DD') as "archivedOn"
       from clock_location where workspace_id = $1 order by lower(name), id`,
      [workspaceId, zone],
    );
  }

  /** Entries of some members that reach into a stretch, ended or not, by member and in order. */
  ofMembers(
    workspaceId: string,
    { since, until }: Stretch,
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

  /** A page of the entries that reach into a stretch, ended or not, in the order of their clock-ins. */
  inOrder(
    workspaceId: string,
    { since, until, memberId }: Stretch & { readonly memberId: string | null },
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
