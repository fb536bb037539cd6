import { grantsOfRole, withReads } from '../../../access/grants.rules';
import type { Permission, Role } from '../../../access/permissions';

/** A workspace's policy for assistants. */
export interface PolicyFacts {
  readonly allowsConnections: boolean;
  readonly viewingOnly: boolean;
  readonly allowedHosts: readonly string[] | null;
}

export const OPEN_POLICY: PolicyFacts = { allowsConnections: true, viewingOnly: false, allowedHosts: null };

/** Why a policy blocks a client: connections are off, or its host is not allowed. */
export type KeptOut = 'off' | 'host';

/** The policy's verdict on a client host. */
export function policyVerdict(policy: PolicyFacts, host: string): KeptOut | 'pass' {
  if (!policy.allowsConnections) return 'off';
  return policy.allowedHosts === null || policy.allowedHosts.includes(host) ? 'pass' : 'host';
}

/** The permissions that a policy leaves: only the read permissions when it allows viewing only. */
export function withinPolicy(
  { viewingOnly }: Pick<PolicyFacts, 'viewingOnly'>,
  permissions: Iterable<Permission>,
): Permission[] {
  const all = [...withReads([...permissions])];
  return viewingOnly ? all.filter((permission) => permission.endsWith(':read')) : all;
}

/** The most that a consent can grant: the permissions of the role, within the policy. */
export const approvableOf = (role: Role, policy: Pick<PolicyFacts, 'viewingOnly'>): Permission[] =>
  withinPolicy(policy, grantsOfRole(role).keys());
