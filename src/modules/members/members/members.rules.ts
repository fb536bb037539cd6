import type { Principal } from '../../../access/principal';
import {
  assertMayDecideAbout,
  leaveInstead,
  type Membership,
  memberActive,
  memberRemoved,
  ownerMustBeAdmin,
  ownerStays,
} from '../membership';

/** @throws ownerStays, leaveInstead, adminNeedsSession or memberRemoved */
export function assertRemovable(caller: Principal, target: Membership): void {
  if (target.id === caller.memberId) throw leaveInstead();
  if (target.role === 'owner') throw ownerStays();
  assertMayDecideAbout(caller, target.role);
  if (!target.isActive) throw memberRemoved();
}

/** @throws leaveInstead, adminNeedsSession or memberActive */
export function assertRestorable(caller: Principal, target: Membership): void {
  if (target.id === caller.memberId) throw leaveInstead();
  assertMayDecideAbout(caller, target.role);
  if (target.isActive) throw memberActive();
}

/** @throws ownerStays or memberRemoved */
export function assertRoleChangeable(target: Membership): void {
  if (target.role === 'owner') throw ownerStays();
  if (!target.isActive) throw memberRemoved();
}

/** @throws ownerMustBeAdmin */
export function assertMayOwn(target: Membership): void {
  if (!target.isActive || target.role !== 'admin') throw ownerMustBeAdmin();
}
