import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { DirectoryEntry } from './directory.contract';

@Injectable()
export class DirectoryRepository {
  constructor(private readonly sql: Sql) {}

  /** Active members, oldest first. "Changed" includes a new name, joining and restoring. */
  list(workspaceId: string, changed: Date | null, after: string, limit: number): Promise<DirectoryEntry[]> {
    return this.sql.rows<DirectoryEntry>(
      `select m.id, u.name from member m join app_user u on u.id = m.user_id
       where m.workspace_id = $1 and m.is_active and m.id > $3
         and ($2::timestamptz is null or greatest(m.updated_at, u.updated_at) >= $2)
       order by m.id limit $4`,
      [workspaceId, changed, after, limit],
    );
  }
}
