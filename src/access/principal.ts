import type { Resource } from '../kernel/http/surface';
import type { Grants } from './grants.rules';
import type { CredentialKind, Role } from './permissions';

export interface Credential {
  readonly kind: CredentialKind;
  readonly id: string;
  /** The key's name or the assistant's; null for a session. */
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

/** Where a request came from, for limits and for the audit log. */
export interface Via {
  /** IPv4 address or IPv6 /64. */
  readonly network: string;
  readonly requestId: string;
}

/** The same, with the very address, which only the door looks at. */
export interface ViaWithAddress extends Via {
  readonly address: string;
}

/** What only a connection has, beside its person. */
export interface ConnectionFacts {
  /** The assistant's `client_id`. */
  readonly clientId: string;
  /** What a new consent could give it at most: the role now, within the workspace's policy. */
  readonly approvable: Grants;
}

/** Who a credential acts as, with what that person may do at this moment. Built anew for every request. */
export interface Principal {
  readonly userId: string;
  readonly workspaceId: string;
  readonly memberId: string;
  /** The seat's access epoch; whatever inserts a credential requires it unchanged. */
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

/** A session that names no workspace: who, but no seat. */
export interface Person {
  readonly userId: string;
  readonly credential: Credential;
  readonly user: UserFacts;
  readonly via: Via;
  /** Why there is no seat: no workspace yet, several to choose from, or not one this person may enter. */
  readonly membership: 'none' | 'several' | 'refused';
}

export type Caller = Principal | Person;

export const hasMembership = (caller: Caller): caller is Principal => 'memberId' in caller;

/** What a resolver may know of the request besides the token. */
export interface CredentialContext {
  /** A workspace id (header) or slug (page address) that the request names; undefined when it names none. */
  readonly workspace: string | undefined;
  /** What is asked; an access token counts only where it was issued for. */
  readonly resource: Resource;
  readonly via: ViaWithAddress;
}

/** The socket that modules with credentials plug into. */
export interface CredentialResolver {
  readonly kind: CredentialKind;
  /** Decides by the token's shape alone, without the database; a typo ends here. */
  recognises(token: string): boolean;
  /** Reads the credential, its member, user and workspace as they are now. @returns undefined when it is not live */
  resolve(token: string, context: CredentialContext): Promise<Caller | undefined>;
}

export const CREDENTIAL_RESOLVERS = Symbol('CREDENTIAL_RESOLVERS');

/** What ends with a seat: each module that keeps credentials offers one; removal calls them all in its transaction. */
export interface CredentialRevoker {
  /** Ends every live credential of a member. @returns what was stopped, for the receipt */
  revokeOf(workspaceId: string, memberId: string): Promise<RevokedCredentials>;
  /** What is live now and would be stopped. */
  liveOf(workspaceId: string, memberId: string): Promise<RevokedCredentials>;
  /** The same of all members at once, by member: one question for a whole page. */
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
