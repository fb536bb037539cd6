import { grantsOfRole, withReads } from '../../../access/grants.rules';
import type { Permission, Role } from '../../../access/permissions';

/** What a workspace allows of assistants. */
export interface PolicyFacts {
  readonly allowsConnections: boolean;
  readonly viewingOnly: boolean;
  readonly allowedHosts: readonly string[] | null;
}

export const OPEN_POLICY: PolicyFacts = { allowsConnections: true, viewingOnly: false, allowedHosts: null };

/** Why a policy keeps an assistant out: it allows none, or none from that host. */
export type KeptOut = 'off' | 'host';

/** What a policy says to an assistant from a host. */
export function policyVerdict(policy: PolicyFacts, host: string): KeptOut | 'pass' {
  if (!policy.allowsConnections) return 'off';
  return policy.allowedHosts === null || policy.allowedHosts.includes(host) ? 'pass' : 'host';
}

/** What an assistant may be given of some permissions: the views of them, where the policy allows viewing only. */
export function withinPolicy(
  { viewingOnly }: Pick<PolicyFacts, 'viewingOnly'>,
  permissions: Iterable<Permission>,
): Permission[] {
  const all = [...withReads([...permissions])];
  return viewingOnly ? all.filter((permission) => permission.endsWith(':read')) : all;
}

/** What a consent could give at most: the role, within the policy. */
export const approvableOf = (role: Role, policy: Pick<PolicyFacts, 'viewingOnly'>): Permission[] =>
  withinPolicy(policy, grantsOfRole(role).keys());
