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

/** Whether a visitor may pass a door now. @returns the refusal, or undefined when the door opens */
export function refusalOf(who: Visitor, door: Door): Problem | undefined {
  if (door.kind === 'open') return undefined;
  if (!hasSeat(who)) return refusalOfPerson(who, door);
  if (door.kind === 'allow') return refusalOfPermission(who, door);
  return refusalOfKind(who, door.by) ?? (door.kind === 'power' ? refusalOfPower(who, door) : undefined);
}

function refusalOfPerson(who: Person, door: Door): Problem | undefined {
  if (door.kind === 'signed-in' && door.seat === 'none') return undefined;
  if (who.seat === 'several') return workspaceNotChosen();
  if (door.kind === 'signed-in' && door.seat === 'if-any' && who.seat === 'none') return undefined;
  return workspaceNotFound();
}

function refusalOfPermission(who: Principal, door: Extract<Door, { kind: 'allow' }>): Problem | undefined {
  if (!reaches(who.grants.get(door.permission), door.reach)) return missing(door.permission, door.reach);
  if (door.and && !reaches(who.grants.get(door.and), 'own')) return missing(door.and, 'own');
  return undefined;
}

function refusalOfKind(who: Principal, accepted: readonly CredentialKind[]): Problem | undefined {
  const { kind } = who.credential;
  return accepted.includes(kind) ? undefined : credentialKindRefused(undefined, { accepted });
}

function refusalOfPower(who: Principal, door: Extract<Door, { kind: 'power' }>): Problem | undefined {
  return powerOf(who.role, door.power) ? undefined : permissionMissing(undefined, { permission: door.power });
}

const missing = (permission: Permission, reach: Reach): Problem =>
  permissionMissing(undefined, { permission, reach });
