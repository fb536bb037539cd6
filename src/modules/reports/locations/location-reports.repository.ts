import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { Stretch } from '../reports.repository';
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

/** The place of a row in the order of time. */
export type Place = Pick<ClockedRow, 'key' | 'id'>;

const SELECT = `select e.id, e.member_id as "memberId", u.name as "memberName", e.source,
    floor(extract(epoch from e.in_at) * 1000)::float8 as "inMs",
    floor(extract(epoch from e.out_at) * 1000)::float8 as "outMs",
    e.in_location_id as "inLocationId", e.out_location_id as "outLocationId",
    e.is_in_unrecognised as "isInUnrecognised", e.is_out_unrecognised as "isOutUnrecognised",
    floor(extract(epoch from m.removed_at) * 1000)::float8 as "removedMs",
    (extract(epoch from e.in_at) * 1000000)::bigint::text as key
  from time_entry e
  join member m on m.workspace_id = e.workspace_id and m.id = e.member_id
  join app_user u on u.id = m.user_id
  where e.workspace_id = $1 and e.archived_at is null
    and e.in_at < $3 and (e.out_at is null or e.out_at > $2)`;
const MOMENT = `timestamptz 'epoch' + $5::bigint * interval '1 microsecond'`;

/** Every query of the reports of locations. */
@Injectable()
export class LocationReportsRepository {
  constructor(private readonly sql: Sql) {}

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
    memberIds: readonly string[],
    { since, until }: Stretch,
  ): Promise<ClockedRow[]> {
    return this.sql.rows<ClockedRow>(
      `${SELECT} and e.member_id = any($4::text[]) order by e.member_id, e.in_at, e.id`,
      [workspaceId, since, until, memberIds],
    );
  }

  /** A page of the entries that reach into a stretch, ended or not, in the order of their clock-ins. */
  inOrder(
    workspaceId: string,
    { since, until, memberId }: Stretch & { readonly memberId: string | null },
    page: { readonly after: Place | null; readonly limit: number },
  ): Promise<ClockedRow[]> {
    const { after, limit } = page;
    return this.sql.rows<ClockedRow>(
      `${SELECT} and ($4::text is null or e.member_id = $4)
         and ($5::bigint is null or (e.in_at, e.id) > (${MOMENT}, $6::text))
       order by e.in_at, e.id limit $7`,
      [workspaceId, since, until, memberId, after?.key ?? null, after?.id ?? null, limit],
    );
  }
}
