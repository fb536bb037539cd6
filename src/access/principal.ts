import type { Resource } from '../kernel/http/surface';
import type { Grants } from './grants.rules';
import type { CredentialKind, Role } from './permissions';

export interface Credential {
  readonly kind: CredentialKind;
  readonly id: string;
  /** The name of the key or assistant; null for a session. */
  readonly name: string | null;
}

export interface UserFacts {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface WorkspaceFacts {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** Where a request came from, for rate limits and the audit log. */
export interface Via {
  /** IPv4 address or IPv6 /64. */
  readonly network: string;
  readonly requestId: string;
}

/** The same with the exact address, which is used only during authentication. */
export interface ViaWithAddress extends Via {
  readonly address: string;
}

/** Facts about a connection. */
export interface ConnectionFacts {
  /** The assistant's `client_id`. */
  readonly clientId: string;
  /** The most a new consent could grant: the current role, limited by the workspace's policy. */
  readonly approvable: Grants;
}

/** The member that a credential acts for, with their current grants. Built for every request. */
export interface Principal {
  readonly userId: string;
  readonly workspaceId: string;
  readonly memberId: string;
  /** The access epoch of the membership. Inserting a credential requires that it is unchanged. */
  readonly epoch: number;
  readonly role: Role;
  readonly credential: Credential;
  readonly grants: Grants;
  readonly user: UserFacts;
  readonly workspace: WorkspaceFacts;
  readonly via: Via;
  /** Present when the credential is a connection. */
  readonly connection?: ConnectionFacts;
}

/** The user of a session without a membership. */
export interface Person {
  readonly userId: string;
  readonly credential: Credential;
  readonly user: UserFacts;
  readonly via: Via;
  /** Why there is no membership: no workspace yet, several to choose from, or no access to the requested one. */
  readonly membership: 'none' | 'several' | 'refused';
}

export type Caller = Principal | Person;

export const hasMembership = (caller: Caller): caller is Principal => 'memberId' in caller;

/** What a resolver knows about the request besides the token. */
export interface CredentialContext {
  /** The workspace id (header) or slug (page URL) that the request names; undefined when it names none. */
  readonly workspace: string | undefined;
  /** The requested resource. An access token is valid only for the resource it was issued for. */
  readonly resource: Resource;
  readonly via: ViaWithAddress;
}

/** Implemented by each module that authenticates a kind of credential. */
export interface CredentialResolver {
  readonly kind: CredentialKind;
  /** Checks the token's format without the database. Mistyped tokens are rejected here. */
  recognises(token: string): boolean;
  /** Reads the current credential, member, user and workspace. @returns undefined when the credential is not active */
  resolve(token: string, context: CredentialContext): Promise<Caller | undefined>;
}

export const CREDENTIAL_RESOLVERS = Symbol('CREDENTIAL_RESOLVERS');

/** Implemented by each module that stores credentials. A removal calls all of them in its transaction. */
export interface CredentialRevoker {
  /** Revokes every active credential of a member. @returns the revoked credentials, for the receipt */
  revokeOf(workspaceId: string, memberId: string): Promise<RevokedCredentials>;
  /** The active credentials of a member, which a removal would revoke. */
  liveOf(workspaceId: string, memberId: string): Promise<RevokedCredentials>;
  /** The active credentials of all members, in one query. */
  liveIn(workspaceId: string): Promise<LiveCredentials>;
}

export interface LiveCredentials {
  readonly kind: RevokedCredentials['kind'];
  readonly byMember: ReadonlyMap<string, readonly RevokedCredential[]>;
}

export interface RevokedCredential {
  readonly id: string;
  readonly name: string;
  readonly hint: string | null;
  readonly lastUsedAt: string | null;
}

export interface RevokedCredentials {
  readonly kind: Exclude<CredentialKind, 'session'>;
  readonly stopped: readonly RevokedCredential[];
}

export const CREDENTIAL_REVOKERS = Symbol('CREDENTIAL_REVOKERS');
