import { permissionMissing, workspaceNotFound } from '../../../access/access.problems';
import { grantsOfRole, reaches } from '../../../access/grants.rules';
import {
  type Permission,
  type Privilege,
  privilegeReach,
  type Reach,
  type Role,
} from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import type { GivenRole } from './membership.contract';
import { adminNeedsSession, adminRoleReserved } from './membership.problems';

/** A membership as read under the workspace lock. */
export interface Membership {
  readonly id: string;
  readonly role: Role;
  readonly isActive: boolean;
  readonly epoch: number;
  readonly version: number;
}

/**
 * The caller's membership must still be the one the guard admitted: it may have been removed before the lock was taken.
 * @throws workspaceNotFound as the guard would now
 */
export function assertActiveMembership(
  caller: Principal,
  membership: Membership | undefined,
): asserts membership is Membership {
  if (!membership?.isActive || membership.epoch !== caller.epoch) throw workspaceNotFound();
}

/** @throws permissionMissing when the caller's role lost the privilege while waiting for the lock */
export function assertPrivilege(membership: Membership, privilege: Privilege): void {
  if (!privilegeReach(membership.role, privilege))
    throw permissionMissing(undefined, { permission: privilege });
}

/** @throws permissionMissing when the caller's role lost the permission, or its reach, while waiting for the lock */
export function assertPermitted(membership: Membership, permission: Permission, reach: Reach): void {
  if (!reaches(grantsOfRole(membership.role).get(permission), reach))
    throw permissionMissing(undefined, { permission, reach });
}

/** The reach of the membership's role; `own` when it does not have the permission. */
export const reachOf = (membership: Membership, permission: Permission): Reach =>
  grantsOfRole(membership.role).get(permission) ?? 'own';

/** Managing other members needs `employees:edit` for all: owner and admins. */
export function assertDecides(membership: Membership): void {
  if (membership.role === 'employee')
    throw permissionMissing(undefined, { permission: 'employees:edit', reach: 'all' });
}

/** What decides which roles a caller can assign: the role under the lock, and the kind of credential. */
export interface RoleGiver {
  readonly role: Role;
  readonly credential: Pick<Principal['credential'], 'kind'>;
}

/** Assigning the admin role needs the privilege `roles:change`, in a session. */
export const mayGiveRole = ({ role, credential }: RoleGiver, given: GivenRole): boolean =>
  given === 'employee' ||
  (credential.kind === 'session' && privilegeReach(role, 'roles:change') !== undefined);

/** @throws adminRoleReserved */
export function assertMayGive(giver: RoleGiver, given: GivenRole): void {
  if (mayGiveRole(giver, given)) return;
  throw adminRoleReserved(undefined, { permission: 'roles:change', accepted: ['session'] });
}

/** Actions on admins and the owner need a session. @throws adminNeedsSession */
export function assertMayDecideAbout({ credential }: Pick<Principal, 'credential'>, role: Role): void {
  if (role !== 'employee' && credential.kind !== 'session')
    throw adminNeedsSession(undefined, { accepted: ['session'] });
}
