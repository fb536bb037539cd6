import { grantsOfRole, withReads } from '../../../access/grants.rules';
import type { Permission, Role } from '../../../access/permissions';

/** What a workspace allows of assistants. */
export interface PolicyFacts {
  readonly allowsConnections: boolean;
  readonly viewingOnly: boolean;
  readonly allowedHosts: readonly string[] | null;
}

export const OPEN_POLICY: PolicyFacts = { allowsConnections: true, viewingOnly: false, allowedHosts: null };

/** A policy as it stands beside a connection in a row: null where the workspace set none. */
export interface PolicyColumns {
  readonly allowsConnections: boolean | null;
  readonly viewingOnly: boolean | null;
  readonly allowedHosts: readonly string[] | null;
}

/** A workspace that has set no policy allows what consent allows. */
export const policyOf = ({ allowsConnections, viewingOnly, allowedHosts }: PolicyColumns): PolicyFacts => ({
  allowsConnections: allowsConnections ?? OPEN_POLICY.allowsConnections,
  viewingOnly: viewingOnly ?? OPEN_POLICY.viewingOnly,
  allowedHosts,
});

/** What a policy says to an assistant from a host. */
export function policyVerdict(policy: PolicyFacts, host: string): 'off' | 'host' | 'pass' {
  if (!policy.allowsConnections) return 'off';
  return policy.allowedHosts === null || policy.allowedHosts.includes(host) ? 'pass' : 'host';
}

/** What an assistant may be given of some permissions: the views of them, where the policy allows viewing only. */
export function withinPolicy(policy: PolicyFacts, permissions: Iterable<Permission>): Permission[] {
  const all = [...withReads([...permissions])];
  return policy.viewingOnly ? all.filter((permission) => permission.endsWith(':read')) : all;
}

/** What a consent could give at most: the role, within the policy. */
export const approvableOf = (role: Role, policy: PolicyFacts): Permission[] =>
  withinPolicy(policy, grantsOfRole(role).keys());
