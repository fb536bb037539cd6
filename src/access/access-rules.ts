import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import {
  CREDENTIAL_KINDS,
  type CredentialKind,
  type Permission,
  type Privilege,
  type Reach,
} from './permissions';
import type { Caller } from './principal';

export const ACCESS_RULE = Symbol('access-rule');

/** Whether a signed-in route needs a membership: `needed`, `if-any` (optional), or `none` (the user is enough). */
export type MembershipNeed = 'needed' | 'if-any' | 'none';

/** What a route requires of its caller. Each route declares exactly one. */
export type AccessRule =
  | { readonly kind: 'open'; readonly isCounted?: false }
  | {
      readonly kind: 'signed-in';
      readonly membership: MembershipNeed;
      readonly by: readonly CredentialKind[];
      /** The detail of the 403 for other credential kinds: what to use instead. */
      readonly instead?: string;
    }
  | {
      readonly kind: 'permission';
      readonly permission: Permission;
      readonly reach: Reach;
      readonly and?: Permission;
    }
  | { readonly kind: 'privilege'; readonly privilege: Privilege; readonly by: readonly CredentialKind[] };

const declare = (rule: AccessRule): MethodDecorator => SetMetadata(ACCESS_RULE, rule);

/**
 * No credential required. A valid one is passed on as an optional caller; without one the request counts against the
 * rate limit of its network. `isCounted: false` exempts page assets and files that machines fetch regularly.
 */
export const Open = (options: { isCounted?: false } = {}): MethodDecorator =>
  declare({ kind: 'open', ...options });

/** Any valid credential of the kinds in `by`. Other kinds get `instead` as the detail of the refusal. */
export const SignedIn = ({
  membership = 'needed',
  by = CREDENTIAL_KINDS,
  ...rest
}: {
  membership?: MembershipNeed;
  by?: readonly CredentialKind[];
  instead?: string;
} = {}): MethodDecorator => declare({ kind: 'signed-in', membership, by, ...rest });

/** Any credential that has the permission with this reach. `and` names a second required permission. */
export const RequirePermission = (
  permission: Permission,
  reach: Reach,
  options: { and?: Permission } = {},
): MethodDecorator => declare({ kind: 'permission', permission, reach, ...options });

/** A privilege of the caller's role, limited to these kinds of credentials. */
export const RequirePrivilege = (
  privilege: Privilege,
  options: { by: readonly CredentialKind[] },
): MethodDecorator => declare({ kind: 'privilege', privilege, by: options.by });

/** The caller: a Principal, a Person on routes without membership, undefined on open routes without a credential. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller | undefined =>
    context.switchToHttp().getRequest<{ caller?: Caller }>().caller,
);
