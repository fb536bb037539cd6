import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import type { PolicyInput, PolicyView } from './policy.contract';
import { PolicyRepository } from './policy.repository';
import { OPEN_POLICY, type PolicyFacts } from './policy.rules';

const FIRST = { ...OPEN_POLICY, version: 1 };

/** Reads and sets a workspace's policy for assistants, which is checked at each consent and on every call. */
@Injectable()
export class PolicyService {
  constructor(
    private readonly policies: PolicyRepository,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async get({ workspaceId }: Principal): Promise<PolicyView> {
    return viewOf((await this.policies.find(workspaceId)) ?? FIRST);
  }

  async factsOf(workspaceId: string): Promise<PolicyFacts> {
    return (await this.policies.find(workspaceId)) ?? OPEN_POLICY;
  }

  /**
   * Connections that are no longer allowed are refused on their next call, and work again once they are allowed.
   * @param seen the version that the caller last read
   * @throws versionClash when the policy has changed since
   */
  set(caller: Principal, input: PolicyInput, seen?: number): Promise<PolicyView> {
    const { workspaceId, workspace } = caller;
    return this.memberships.withPrivilege(caller, 'connections:rule', async () => {
      const before = viewOf((await this.policies.find(workspaceId)) ?? FIRST);
      assertSeen(before.version, seen);
      await this.policies.put(workspaceId, input, this.clock.now());
      await this.trail.inWorkspace(workspaceId, caller, {
        action: 'connection.policy_changed',
        target: { id: workspaceId, name: workspace.name },
        before: recorded(before),
        after: recorded(input),
      });
      return this.get(caller);
    });
  }
}

const recorded = ({ allowsConnections, viewingOnly, allowedHosts }: PolicyFacts) => ({
  allowsConnections,
  viewingOnly,
  allowedHosts,
});

const viewOf = ({ allowedHosts, ...rest }: PolicyFacts & { readonly version: number }): PolicyView => ({
  ...rest,
  allowedHosts: allowedHosts && [...allowedHosts],
});
