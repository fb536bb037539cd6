import { Injectable } from '@nestjs/common';
import { Sql } from '../../../../kernel/database/sql';

/** An open entry, as described in the reminder email. */
export interface ForgottenEmailFacts {
  readonly to: string;
  readonly userId: string;
  readonly inAt: Date;
  readonly workspaceName: string;
  readonly slug: string;
  readonly zone: string;
}

/** Finds forgotten open entries in all workspaces. */
@Injectable()
export class ForgottenRepository {
  constructor(private readonly sql: Sql) {}

  /**
   * Takes the open entries that are due for a reminder, once each across all processes. Entries of removed members are
   * skipped until the member returns.
   * @param otherwise the limit in seconds for workspaces that have not set one
   */
  takeDue(otherwise: number, now: Date): Promise<{ workspaceId: string; id: string }[]> {
    return this.sql.rows(
      `with due as (
         select e.workspace_id, e.id from time_entry e
         join member m on m.workspace_id = e.workspace_id and m.id = e.member_id and m.is_active
         left join clock_setup c on c.workspace_id = e.workspace_id
         where e.out_at is null and e.archived_at is null and e.reminded_at is null
           and e.in_at <= $2::timestamptz - make_interval(secs => coalesce(c.forgotten_after_seconds, $1))
         for update of e skip locked)
       update time_entry e set reminded_at = $2 from due
       where e.workspace_id = due.workspace_id and e.id = due.id returning e.workspace_id as "workspaceId", e.id`,
      [otherwise, now],
    );
  }

  /** @returns undefined if the entry is closed or its member is no longer active */
  email(workspaceId: string, entryId: string): Promise<ForgottenEmailFacts | undefined> {
    return this.sql.row<ForgottenEmailFacts>(
      `select u.email as "to", u.id as "userId", e.in_at as "inAt", w.name as "workspaceName", w.slug,
         w.time_zone as zone
       from time_entry e
       join workspace w on w.id = e.workspace_id
       join member m on m.workspace_id = e.workspace_id and m.id = e.member_id and m.is_active
       join app_user u on u.id = m.user_id
       where e.workspace_id = $1 and e.id = $2 and e.out_at is null and e.archived_at is null`,
      [workspaceId, entryId],
    );
  }
}
