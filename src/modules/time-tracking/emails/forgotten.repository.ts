import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';

/** An open entry, for the mail to whoever seems to have forgotten it. */
export interface ForgottenEmailFacts {
  readonly to: string;
  readonly userId: string;
  readonly inAt: Date;
  readonly workspaceName: string;
  readonly slug: string;
  readonly zone: string;
}

/** What the service itself does about entries without an end, in all workspaces. */
@Injectable()
export class ForgottenRepository {
  constructor(private readonly sql: Sql) {}

  /**
   * Takes the open entries that are due for a reminder: each once, whichever process asks; those of a removed member wait
   * until they are back.
   * @param otherwise after how many seconds, where a workspace has not set it up
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

  /** @returns undefined once it has an end, or its member has no seat any more */
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
