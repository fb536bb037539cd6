import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { KeptOut, PolicyFacts } from './policy.rules';

export interface PolicyRow extends PolicyFacts {
  readonly version: number;
}

/**
 * The policy's verdict on a connection, over the aliases `c` (connection) and `p` (connection_policy, which may be
 * missing). Computed in SQL, because transferring the list of hosts would take longer than the rest of the row.
 */
export const POLICY_COLUMNS = `case when not p.allows_connections then 'off'
    when not c.client_host = any (p.allowed_hosts) then 'host' end as "keptOut",
  nullif(p.viewing_only, false) as "viewingOnly"`;

export interface PolicyColumns {
  /** Null when the connection is allowed. */
  readonly keptOut: KeptOut | null;
  readonly viewingOnly: true | null;
}

@Injectable()
export class PolicyRepository {
  constructor(private readonly sql: Sql) {}

  find(workspaceId: string): Promise<PolicyRow | undefined> {
    return this.sql.row<PolicyRow>(
      `select allows_connections as "allowsConnections", viewing_only as "viewingOnly",
         allowed_hosts as "allowedHosts", version from connection_policy where workspace_id = $1`,
      [workspaceId],
    );
  }

  /** Inserts or updates the policy and increments its version. */
  async put(workspaceId: string, policy: PolicyFacts, now: Date): Promise<void> {
    await this.sql.count(
      `insert into connection_policy (workspace_id, allows_connections, viewing_only, allowed_hosts, version, updated_at)
       values ($1, $2, $3, $4, 2, $5)
       on conflict (workspace_id) do update set allows_connections = excluded.allows_connections,
         viewing_only = excluded.viewing_only, allowed_hosts = excluded.allowed_hosts, version = connection_policy.version + 1,
         updated_at = excluded.updated_at`,
      [workspaceId, policy.allowsConnections, policy.viewingOnly, policy.allowedHosts, now],
    );
  }
}
