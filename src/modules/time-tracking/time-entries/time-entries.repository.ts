import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { PairPlace } from '../../../kernel/http/pair-cursor';
import type { Source } from './time-entries.contract';
import type { Span } from './time-entries.rules';

/** The editable fields of an entry. */
export interface EntryFields extends Span {
  readonly jobId: string | null;
  readonly note: string | null;
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly inLocationId: string | null;
  readonly outLocationId: string | null;
  readonly isInUnrecognised: boolean;
  readonly isOutUnrecognised: boolean;
  readonly archivedAt: Date | null;
}

export interface TimeEntryRow extends EntryFields {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly jobName: string | null;
  readonly inLocationName: string | null;
  readonly outLocationName: string | null;
  readonly source: Source;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  /** The row's sort key in microseconds since 1970. */
  readonly key: string;
}

export interface EntryFilter {
  /** Limits the list to one member, for callers with reach `own`. */
  readonly onlyMemberId: string | null;
  readonly memberId: string | null;
  readonly jobId: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly open: boolean | null;
  readonly archived: 'false' | 'true' | 'all';
  /** Excludes entries of removed members. */
  readonly onlyActive: boolean;
  readonly changedFrom: Date | null;
}

const FIELDS = `e.id, e.member_id as "memberId", u.name as "memberName", e.in_at as "inAt", e.out_at as "outAt",
    e.job_id as "jobId", j.name as "jobName", e.note, e.custom_fields as "customFields",
    e.in_location_id as "inLocationId", il.name as "inLocationName",
    e.out_location_id as "outLocationId", ol.name as "outLocationName",
    e.is_in_unrecognised as "isInUnrecognised", e.is_out_unrecognised as "isOutUnrecognised",
    e.source, e.archived_at as "archivedAt", e.created_at as "createdAt", e.updated_at as "updatedAt", e.version`;
const JOINS = `join member m on m.workspace_id = e.workspace_id and m.id = e.member_id
  join app_user u on u.id = m.user_id
  left join job j on j.workspace_id = e.workspace_id and j.id = e.job_id
  left join clock_location il on il.workspace_id = e.workspace_id and il.id = e.in_location_id
  left join clock_location ol on ol.workspace_id = e.workspace_id and ol.id = e.out_location_id`;
const FITS = `($2::text is null or e.member_id = $2) and ($3::text is null or e.member_id = $3)
    and ($4::text is null or e.job_id = $4)
    and ($5::timestamptz is null or e.in_at >= $5) and ($6::timestamptz is null or e.in_at < $6)
    and ($7::boolean is null or (e.out_at is null) = $7)
    and ($8 = 'all' or (e.archived_at is not null) = ($8 = 'true'))
    and ($9::timestamptz is null or e.updated_at >= $9) and (m.is_active or not $10::boolean)`;
const MOMENT = `timestamptz 'epoch' + $11::bigint * interval '1 microsecond'`;

/** All entry queries except those for reports. */
@Injectable()
export class TimeEntriesRepository {
  constructor(private readonly sql: Sql) {}

  /** Serialises writers of a member's entries until the transaction ends. */
  async lockMember(memberId: string): Promise<void> {
    await this.sql.rows(`select pg_advisory_xact_lock(hashtextextended('clock ' || $1, 0))`, [memberId]);
  }

  /** Latest first. */
  list(
    workspaceId: string,
    filter: EntryFilter,
    after: PairPlace | null,
    limit: number,
  ): Promise<TimeEntryRow[]> {
    return this.sql.rows<TimeEntryRow>(
      `select ${FIELDS}, (extract(epoch from e.in_at) * 1000000)::bigint::text as key
       from time_entry e ${JOINS}
       where e.workspace_id = $1 and ${FITS} and ($11::bigint is null or (e.in_at, e.id) < (${MOMENT}, $12::text))
       order by e.in_at desc, e.id desc limit $13`,
      [workspaceId, ...valuesOf(filter), after?.key ?? null, after?.id ?? null, limit],
    );
  }

  /** In order of change, so that clients that sync miss none. */
  listChanges(
    workspaceId: string,
    filter: EntryFilter,
    after: PairPlace | null,
    limit: number,
  ): Promise<TimeEntryRow[]> {
    return this.sql.rows<TimeEntryRow>(
      `select ${FIELDS}, (extract(epoch from e.updated_at) * 1000000)::bigint::text as key
       from time_entry e ${JOINS}
       where e.workspace_id = $1 and ${FITS} and ($11::bigint is null or (e.updated_at, e.id) > (${MOMENT}, $12::text))
       order by e.updated_at, e.id limit $13`,
      [workspaceId, ...valuesOf(filter), after?.key ?? null, after?.id ?? null, limit],
    );
  }

  find(workspaceId: string, entryId: string, onlyMemberId: string | null): Promise<TimeEntryRow | undefined> {
    return this.sql.row<TimeEntryRow>(
      `select ${FIELDS}, '' as key from time_entry e ${JOINS}
       where e.workspace_id = $1 and e.id = $2 and ($3::text is null or e.member_id = $3)`,
      [workspaceId, entryId, onlyMemberId],
    );
  }

  /** A member's open entry. */
  findOpen(workspaceId: string, memberId: string): Promise<TimeEntryRow | undefined> {
    return this.sql.row<TimeEntryRow>(
      `select ${FIELDS}, '' as key from time_entry e ${JOINS}
       where e.workspace_id = $1 and e.member_id = $2 and e.out_at is null and e.archived_at is null`,
      [workspaceId, memberId],
    );
  }

  /** The first active entry of a member that overlaps a span, except the entry being changed. */
  findClash(
    workspaceId: string,
    memberId: string,
    { inAt, outAt }: Span,
    exceptId: string | null,
  ): Promise<(Span & { readonly id: string }) | undefined> {
    return this.sql.row(
      `select e.id, e.in_at as "inAt", e.out_at as "outAt" from time_entry e
       where e.workspace_id = $1 and e.member_id = $2 and e.archived_at is null
         and tstzrange(e.in_at, e.out_at) && tstzrange($3, $4) and ($5::text is null or e.id <> $5)
       order by e.in_at limit 1`,
      [workspaceId, memberId, inAt, outAt, exceptId],
    );
  }

  /** Whether the workspace has such a member, active or removed. */
  async hasMember(workspaceId: string, memberId: string): Promise<boolean> {
    const text = 'select 1 from member where workspace_id = $1 and id = $2';
    return (await this.sql.row(text, [workspaceId, memberId])) !== undefined;
  }

  async add(
    workspaceId: string,
    { id, memberId, source, now }: { id: string; memberId: string; source: Source; now: Date },
    fields: EntryFields,
  ): Promise<void> {
    await this.sql.count(
      `insert into time_entry (workspace_id, id, in_at, out_at, job_id, note, custom_fields, in_location_id,
         out_location_id, is_in_unrecognised, is_out_unrecognised, archived_at, member_id, source, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [workspaceId, id, ...columnsOf(fields), memberId, source, now],
    );
  }

  async change(workspaceId: string, entryId: string, fields: EntryFields): Promise<void> {
    await this.sql.count(
      `update time_entry set in_at = $3, out_at = $4, job_id = $5, note = $6, custom_fields = $7, in_location_id = $8,
         out_location_id = $9, is_in_unrecognised = $10, is_out_unrecognised = $11, archived_at = $12
       where workspace_id = $1 and id = $2`,
      [workspaceId, entryId, ...columnsOf(fields)],
    );
  }
}

const valuesOf = (filter: EntryFilter): unknown[] => [
  filter.onlyMemberId,
  filter.memberId,
  filter.jobId,
  filter.from,
  filter.until,
  filter.open,
  filter.archived,
  filter.changedFrom,
  filter.onlyActive,
];

const columnsOf = (fields: EntryFields): unknown[] => [
  fields.inAt,
  fields.outAt,
  fields.jobId,
  fields.note,
  JSON.stringify(fields.customFields),
  fields.inLocationId,
  fields.outLocationId,
  fields.isInUnrecognised,
  fields.isOutUnrecognised,
  fields.archivedAt,
];
