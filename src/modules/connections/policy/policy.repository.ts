import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { ConnectionPolicySchema } from './connection-policy.entity';
import type { KeptOut, PolicyFacts } from './policy.rules';

type Row = Readonly<Selectable<TablesOf<typeof ConnectionPolicySchema>['connection_policy']>>;
export type PolicyRow = Omit<Row, 'workspaceId' | 'updatedAt'>;

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
export class PolicyRepository extends KyselyRepository<typeof ConnectionPolicySchema> {
  find(workspaceId: string): Promise<PolicyRow | undefined> {
    return this.db
      .selectFrom('connection_policy')
      .select(['allowsConnections', 'viewingOnly', 'allowedHosts', 'version'])
      .where('workspaceId', '=', workspaceId)
      .executeTakeFirst();
  }

  /** Inserts or updates the policy and increments its version. */
  async put(workspaceId: string, policy: PolicyFacts, now: Date): Promise<void> {
    const { allowsConnections, viewingOnly, allowedHosts } = policy;
    const values = {
      allowsConnections,
      viewingOnly,
      allowedHosts: allowedHosts && [...allowedHosts],
      updatedAt: now,
    };
    await this.db
      .insertInto('connection_policy')
      .values({ workspaceId, ...values, version: 2 })
      .onConflict((conflict) =>
        conflict
          .column('workspaceId')
          .doUpdateSet((eb) => ({ ...values, version: eb('connection_policy.version', '+', 1) })),
      )
      .execute();
  }
}
