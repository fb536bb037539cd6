import type { Problem } from '../kernel/problem/problem';
import {
  credentialKindRefused,
  permissionMissing,
  workspaceNotChosen,
  workspaceNotFound,
} from './access.problems';
import type { AccessRule } from './access-rules';
import { reaches } from './grants.rules';
import { type CredentialKind, type Permission, privilegeReach, type Reach } from './permissions';
import { type Caller, hasMembership, type Person, type Principal } from './principal';

const NAME_ONE =
  'Send the header `Keyshift-Workspace: ws_...`. `GET /api/v1/workspaces` lists your workspaces.';

/** Checks a caller against an access rule. @returns the refusal, or undefined when access is allowed */
export function refusalOf(caller: Caller, rule: AccessRule): Problem | undefined {
  if (rule.kind === 'open') return undefined;
  if (!hasMembership(caller)) return refusalOfPerson(caller, rule);
  if (rule.kind === 'permission') return refusalOfPermission(caller, rule);
  const refusal = refusalOfKind(caller, rule.by, rule.kind === 'signed-in' ? rule.instead : undefined);
  return refusal ?? (rule.kind === 'privilege' ? refusalOfPrivilege(caller, rule) : undefined);
}

/** Whether the access rule admits this caller now. Routes and MCP tools share this check. */
export const mayEnter = (caller: Caller, rule: AccessRule): boolean => refusalOf(caller, rule) === undefined;

/**
 * The permissions that a new consent must add to satisfy the rule. Empty if consent cannot help: the person's role
 * does not allow it, or the rule does not depend on approved permissions.
 */
export function missingApprovals(caller: Caller, rule: AccessRule): readonly Permission[] {
  if (rule.kind !== 'permission' || !hasMembership(caller) || !caller.connection) return [];
  if (!mayEnter({ ...caller, grants: caller.connection.approvable }, rule)) return [];
  const needed = rule.and ? [rule.permission, rule.and] : [rule.permission];
  return needed.filter((permission) => !caller.grants.has(permission));
}

function refusalOfPerson(caller: Person, rule: AccessRule): Problem | undefined {
  if (rule.kind === 'signed-in' && rule.membership === 'none') return undefined;
  if (caller.membership === 'several') return workspaceNotChosen(NAME_ONE);
  if (rule.kind === 'signed-in' && rule.membership === 'if-any' && caller.membership === 'none')
    return undefined;
  return workspaceNotFound();
}

function refusalOfPermission(
  caller: Principal,
  rule: Extract<AccessRule, { kind: 'permission' }>,
): Problem | undefined {
  if (!reaches(caller.grants.get(rule.permission), rule.reach)) return missing(rule.permission, rule.reach);
  if (rule.and && !reaches(caller.grants.get(rule.and), 'own')) return missing(rule.and, 'own');
  return undefined;
}

function refusalOfKind(
  { credential }: Principal,
  accepted: readonly CredentialKind[],
  instead: string | undefined,
): Problem | undefined {
  return accepted.includes(credential.kind) ? undefined : credentialKindRefused(instead, { accepted });
}

function refusalOfPrivilege(
  caller: Principal,
  rule: Extract<AccessRule, { kind: 'privilege' }>,
): Problem | undefined {
  return privilegeReach(caller.role, rule.privilege)
    ? undefined
    : permissionMissing(undefined, { permission: rule.privilege });
}

const missing = (permission: Permission, reach: Reach): Problem =>
  permissionMissing(undefined, { permission, reach });
