import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import {
  CREDENTIAL_KINDS,
  type CredentialKind,
  type Permission,
  type RequirePrivilege as Privilege,
  type Reach,
} from './permissions';
import type { Caller } from './principal';

export const ACCESS_RULE = Symbol('door');

/** Whether a signed-in door wants a seat: `needed`, taken `if-any`, or `none` (the person is enough). */
export type MembershipNeed = 'needed' | 'if-any' | 'none';

/** What a route demands of whoever enters; exactly one a route. */
export type AccessRule =
  | { readonly kind: 'open'; readonly isCounted?: false }
  | {
      readonly kind: 'signed-in';
      readonly membership: MembershipNeed;
      readonly by: readonly CredentialKind[];
      /** What a credential of another kind is told to use. */
      readonly instead?: string;
    }
  | {
      readonly kind: 'allow';
      readonly permission: Permission;
      readonly reach: Reach;
      readonly and?: Permission;
    }
  | { readonly kind: 'power'; readonly privilege: Privilege; readonly by: readonly CredentialKind[] };

const declare = (rule: AccessRule): MethodDecorator => SetMetadata(ACCESS_RULE, rule);

/**
 * Anybody. A valid credential, where one was sent, is handed over as an optional `who`. Without one the request counts
 * against its network, except for what a page loads beside itself and what machines ask for regularly: `isCounted: false`.
 */
export const Open = (options: { isCounted?: false } = {}): MethodDecorator =>
  declare({ kind: 'open', ...options });

/** Anybody with a live credential of these kinds; `instead` says what the other kinds are for. */
export const SignedIn = ({
  membership = 'needed',
  by = CREDENTIAL_KINDS,
  ...rest
}: {
  membership?: MembershipNeed;
  by?: readonly CredentialKind[];
  instead?: string;
} = {}): MethodDecorator => declare({ kind: 'signed-in', membership, by, ...rest });

/** Any credential that carries the permission with this reach; `and` names a second permission that is also needed. */
export const RequirePermission = (
  permission: Permission,
  reach: Reach,
  options: { and?: Permission } = {},
): MethodDecorator => declare({ kind: 'allow', permission, reach, ...options });

/** A power of a role, used by these kinds of credential. */
export const RequirePrivilege = (
  privilege: Privilege,
  options: { by: readonly CredentialKind[] },
): MethodDecorator => declare({ kind: 'power', privilege, by: options.by });

/** The caller: a Principal, a Person on doors without a seat, undefined on an open door without a credential. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller | undefined =>
    context.switchToHttp().getRequest<{ caller?: Caller }>().caller,
);
