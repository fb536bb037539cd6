import { Injectable } from '@nestjs/common';
import type { DayRange } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { ZoneChange } from '../../account';
import type { TimesheetState } from './timesheets.rules';

export interface HeldTimesheet extends DayRange {
  readonly id: string;
  readonly state: TimesheetState;
}

/** Finds, creates and locks the timesheets affected by a change of entries. */
@Injectable()
export class TimesheetLocksRepository {
  constructor(private readonly sql: Sql) {}

  /**
   * Locks a member's timesheets that overlap any of the ranges, ordered by id, and increments their versions once, so that
   * clients notice the changed hours.
   */
  touchOverlapping(
    workspaceId: string,
    memberId: string,
    ranges: readonly DayRange[],
  ): Promise<HeldTimesheet[]> {
    return this.sql.rows<HeldTimesheet>(
      `with held as (
         select s.id, s.starts_on, s.ends_on, s.state from timesheet s
         where s.workspace_id = $1 and s.member_id = $2
           and daterange(s.starts_on, s.ends_on, '[]') && $3::datemultirange
         order by s.id for no key update)
       update timesheet t set version = t.version + 1 from held
       where t.workspace_id = $1 and t.id = held.id
       returning held.id, held.starts_on::text as "startsOn", held.ends_on::text as "endsOn", held.state`,
      [workspaceId, memberId, multirangeOf(ranges)],
    );
  }

  /** The periods of a member's timesheets near a range. */
  near(workspaceId: string, memberId: string, { startsOn, endsOn }: DayRange): Promise<DayRange[]> {
    return this.sql.rows<DayRange>(
      `select s.starts_on::text as "startsOn", s.ends_on::text as "endsOn" from timesheet s
       where s.workspace_id = $1 and s.member_id = $2
         and daterange(s.starts_on, s.ends_on, '[]') && daterange($3::date - 62, $4::date + 62, '[]')
       order by s.starts_on`,
      [workspaceId, memberId, startsOn, endsOn],
    );
  }

  /**
   * Old and new days (see `daysTouched`) of entries that move to another day, per member, with adjacent days merged.
   */
  moved({ workspaceId, from, to }: ZoneChange): Promise<(DayRange & { readonly memberId: string })[]> {
    return this.sql.rows(
      `with entry as (
         select member_id, (in_at at time zone $2)::date as old_in, (in_at at time zone $3)::date as new_in,
                (ends_at at time zone $2)::date as old_out, (ends_at at time zone $3)::date as new_out
         from (select member_id, in_at, greatest(in_at, out_at - interval '1 millisecond') as ends_at
               from time_entry where workspace_id = $1 and archived_at is null) spans
       ), moved as (
         select member_id, range_agg(daterange(least(old_in, new_in), greatest(old_out, new_out), '[]')) as days
         from entry where old_in <> new_in or old_out <> new_out group by member_id
       )
       select member_id as "memberId", lower(span)::text as "startsOn", (upper(span) - 1)::text as "endsOn"
       from moved, unnest(moved.days) as span order by member_id, lower(span)`,
      [workspaceId, from, to],
    );
  }

  async add(
    workspaceId: string,
    timesheet: DayRange & { readonly id: string; readonly memberId: string; readonly now: Date },
  ): Promise<void> {
    await this.sql.count(
      `insert into timesheet (workspace_id, id, member_id, starts_on, ends_on, state, created_at)
       values ($1, $2, $3, $4, $5, 'open', $6)`,
      [workspaceId, timesheet.id, timesheet.memberId, timesheet.startsOn, timesheet.endsOn, timesheet.now],
    );
  }

  /** Increments the version, so that clients notice the changed hours. */
  async touch(workspaceId: string, ids: readonly string[]): Promise<void> {
    await this.sql.count(
      'update timesheet set version = version + 1 where workspace_id = $1 and id = any($2::text[])',
      [workspaceId, ids],
    );
  }
}

const multirangeOf = (ranges: readonly DayRange[]): string =>
  `{${ranges.map(({ startsOn, endsOn }) => `[${startsOn},${endsOn}]`).join(',')}}`;
