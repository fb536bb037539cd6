import { Injectable } from '@nestjs/common';
import { effectiveGrants } from '../../../access/grants.rules';
import { Clock } from '../../../kernel/clock/clock';
import { type PolicyFacts, PolicyService, policyVerdict, withinPolicy } from '../policy';
import { ConnectionUses } from './connection-uses';
import type { ConnectionView } from './connections.contract';
import type { ConnectionRow } from './connections.repository';

/** Builds the API views of connections, including last uses that are not written yet. */
@Injectable()
export class ConnectionViews {
  constructor(
    private readonly policies: PolicyService,
    private readonly clock: Clock,
    private readonly uses: ConnectionUses,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Returns the view function for a workspace's connections under its current policy. */
  async viewsOf(workspaceId: string): Promise<(row: ConnectionRow) => ConnectionView> {
    const policy = await this.policies.factsOf(workspaceId);
    return (row) => this.view(row, policy);
  }

  private view(row: ConnectionRow, policy: PolicyFacts): ConnectionView {
    const isAllowed = policyVerdict(policy, row.host) === 'pass';
    const given = isAllowed ? withinPolicy(policy, row.permissions) : [];
    return {
      id: row.id,
      name: row.name,
      host: row.host,
      resource: row.resource,
      permissions: row.permissions,
      effective: [...effectiveGrants(row.memberRole, given).keys()],
      member: { id: row.memberId, name: row.memberName, role: row.memberRole },
      allowedFrom: row.browser,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: this.uses.latest(row.id, row.lastUsedAt)?.toISOString() ?? null,
    };
  }
}
