import type { Problem } from '../kernel/problem/problem';
import {
  credentialKindRefused,
  permissionMissing,
  workspaceNotChosen,
  workspaceNotFound,
} from './access.problems';
import type { Door } from './doors';
import { reaches } from './grants.rules';
import { type CredentialKind, type Permission, powerOf, type Reach } from './permissions';
import { hasSeat, type Person, type Principal, type Visitor } from './principal';

const NAME_ONE = 'Send the header Keyshift-Workspace: ws_...; GET /api/v1/workspaces lists yours.';

/** Whether a visitor may pass a door now. @returns the refusal, or undefined when the door opens */
export function refusalOf(who: Visitor, door: Door): Problem | undefined {
  if (door.kind === 'open') return undefined;
  if (!hasSeat(who)) return refusalOfPerson(who, door);
  if (door.kind === 'allow') return refusalOfPermission(who, door);
  const refusal = refusalOfKind(who, door.by, door.kind === 'signed-in' ? door.instead : undefined);
  return refusal ?? (door.kind === 'power' ? refusalOfPower(who, door) : undefined);
}

/** Whether the door opens to this visitor now. Routes and the tools over them ask the same question. */
export const mayEnter = (who: Visitor, door: Door): boolean => refusalOf(who, door) === undefined;

/**
 * The permissions that a new consent would have to add for the door to open: all that are missing, and none where no
 * consent could help, because the person may not or because it is no matter of approval.
 */
export function missingApprovals(who: Visitor, door: Door): readonly Permission[] {
  if (door.kind !== 'allow' || !hasSeat(who) || !who.connection) return [];
  if (!mayEnter({ ...who, grants: who.connection.approvable }, door)) return [];
  const needed = door.and ? [door.permission, door.and] : [door.permission];
  return needed.filter((permission) => !who.grants.has(permission));
}

function refusalOfPerson(who: Person, door: Door): Problem | undefined {
  if (door.kind === 'signed-in' && door.seat === 'none') return undefined;
  if (who.seat === 'several') return workspaceNotChosen(NAME_ONE);
  if (door.kind === 'signed-in' && door.seat === 'if-any' && who.seat === 'none') return undefined;
  return workspaceNotFound();
}

function refusalOfPermission(who: Principal, door: Extract<Door, { kind: 'allow' }>): Problem | undefined {
  if (!reaches(who.grants.get(door.permission), door.reach)) return missing(door.permission, door.reach);
  if (door.and && !reaches(who.grants.get(door.and), 'own')) return missing(door.and, 'own');
  return undefined;
}

function refusalOfKind(
  { credential }: Principal,
  accepted: readonly CredentialKind[],
  instead: string | undefined,
): Problem | undefined {
  return accepted.includes(credential.kind) ? undefined : credentialKindRefused(instead, { accepted });
}

function refusalOfPower(who: Principal, door: Extract<Door, { kind: 'power' }>): Problem | undefined {
  return powerOf(who.role, door.power) ? undefined : permissionMissing(undefined, { permission: door.power });
}

const missing = (permission: Permission, reach: Reach): Problem =>
  permissionMissing(undefined, { permission, reach });
