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

const NAME_ONE = 'Send the header Keyshift-Workspace: ws_...; GET /api/v1/workspaces lists yours.';

/** Whether a visitor may pass a door now. @returns the refusal, or undefined when the door opens */
export function refusalOf(caller: Caller, rule: AccessRule): Problem | undefined {
  if (rule.kind === 'open') return undefined;
  if (!hasMembership(caller)) return refusalOfPerson(caller, rule);
  if (rule.kind === 'allow') return refusalOfPermission(caller, rule);
  const refusal = refusalOfKind(caller, rule.by, rule.kind === 'signed-in' ? rule.instead : undefined);
  return refusal ?? (rule.kind === 'power' ? refusalOfPrivilege(caller, rule) : undefined);
}

/** Whether the door opens to this visitor now. Routes and the tools over them ask the same question. */
export const mayEnter = (caller: Caller, rule: AccessRule): boolean => refusalOf(caller, rule) === undefined;

/**
 * The permissions that a new consent would have to add for the door to open: all that are missing, and none where no
 * consent could help, because the person may not or because it is no matter of approval.
 */
export function missingApprovals(caller: Caller, rule: AccessRule): readonly Permission[] {
  if (rule.kind !== 'allow' || !hasMembership(caller) || !caller.connection) return [];
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
  rule: Extract<AccessRule, { kind: 'allow' }>,
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
  rule: Extract<AccessRule, { kind: 'power' }>,
): Problem | undefined {
  return privilegeReach(caller.role, rule.privilege)
    ? undefined
    : permissionMissing(undefined, { permission: rule.privilege });
}

const missing = (permission: Permission, reach: Reach): Problem =>
  permissionMissing(undefined, { permission, reach });
