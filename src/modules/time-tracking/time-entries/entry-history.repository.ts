import { Injectable } from '@nestjs/common';
import type { Credential } from '../../../access/principal';
import { Sql } from '../../../kernel/database/sql';
import type { EntryAction, EntrySnapshot } from './time-entries.contract';

export interface NewHistoryLine {
  readonly id: string;
  readonly entryId: string;
  readonly action: EntryAction;
  readonly at: Date;
  readonly byMemberId: string;
  readonly credential: Credential;
  readonly editRequestId: string | null;
  readonly before: EntrySnapshot | null;
  readonly after: EntrySnapshot;
}

export interface HistoryRow {
  readonly id: string;
  readonly action: EntryAction;
  readonly at: Date;
  readonly byMemberId: string;
  readonly byName: string;
  readonly credential: Credential;
  readonly editRequestId: string | null;
  readonly before: EntrySnapshot | null;
  readonly after: EntrySnapshot;
}

/** The history of time entries. Append-only. */
@Injectable()
export class EntryHistoryRepository {
  constructor(private readonly sql: Sql) {}

  async add(workspaceId: string, line: NewHistoryLine): Promise<void> {
    await this.sql.count(
      `insert into time_entry_change (workspace_id, id, entry_id, action, at, by_member_id,
         credential_kind, credential_id, credential_name, edit_request_id, before, after)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        workspaceId,
        line.id,
        line.entryId,
        line.action,
        line.at,
        line.byMemberId,
        line.credential.kind,
        line.credential.id,
        line.credential.name,
        line.editRequestId,
        line.before && JSON.stringify(line.before),
        JSON.stringify(line.after),
      ],
    );
  }

  /** Oldest first. */
  list(
    workspaceId: string,
    entryId: string,
    { after, limit, changed }: { after: string; limit: number; changed: Date | null },
  ): Promise<HistoryRow[]> {
    return this.sql.rows<HistoryRow>(
      `select c.id, c.action, c.at, c.by_member_id as "byMemberId", u.name as "byName",
         json_build_object('kind', c.credential_kind, 'id', c.credential_id, 'name', c.credential_name) as credential,
         c.edit_request_id as "editRequestId", c.before, c.after
       from time_entry_change c
       join member m on m.workspace_id = c.workspace_id and m.id = c.by_member_id
       join app_user u on u.id = m.user_id
       where c.workspace_id = $1 and c.entry_id = $2 and c.id > $3 and ($5::timestamptz is null or c.at >= $5)
       order by c.id limit $4`,
      [workspaceId, entryId, after, limit, changed],
    );
  }
}
