import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';

/** What the email about a revoked connection needs. */
export interface EndedConnectionFacts {
  readonly to: string;
  /** The client's self-declared name. */
  readonly assistant: string;
  readonly host: string;
  readonly workspace: string;
  readonly slug: string;
}

@Injectable()
export class EndedConnectionsRepository {
  constructor(private readonly sql: Sql) {}

  /** @returns undefined when the person is no longer a member of the workspace */
  find(connectionId: string): Promise<EndedConnectionFacts | undefined> {
    return this.sql.row<EndedConnectionFacts>(
      `select u.email as "to", c.client_name as assistant, c.client_host as host, w.name as workspace, w.slug
       from connection c
       join member m on m.workspace_id = c.workspace_id and m.id = c.member_id and m.is_active
       join app_user u on u.id = m.user_id
       join workspace w on w.id = c.workspace_id
       where c.id = $1`,
      [connectionId],
    );
  }
}
