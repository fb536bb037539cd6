import { Inject, Injectable } from '@nestjs/common';
import { workspaceMismatch } from '../../../access/access.problems';
import { effectiveGrants, type Grants } from '../../../access/grants.rules';
import { PERMISSIONS, type Permission } from '../../../access/permissions';
import type {
  ConnectionFacts,
  CredentialContext,
  CredentialResolver,
  Principal,
} from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { BatchedLookup, LookupPool } from '../../../kernel/database/batched-lookup';
import { hexDigestOf } from '../../../kernel/secret/secret';
import { MEMBERSHIP_COLUMNS, type MembershipRow, principalOf } from '../../members';
import { approvableOf, POLICY_COLUMNS, type PolicyColumns, withinPolicy } from '../policy';
import { ConnectionUses } from './connection-uses';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './connections.options';
import { connectionNotAllowed } from './connections.problems';

interface TokenLookupRow extends MembershipRow, PolicyColumns {
  readonly digest: string;
  readonly connectionId: string;
  readonly clientId: string;
  readonly clientName: string;
  /** As an OAuth scope string, which the driver parses much faster than an array. Null for all permissions. */
  readonly permissions: string | null;
  readonly audience: string;
  /** The scope of the token, which can be narrower. Null for all permissions. */
  readonly scope: string | null;
  /** Unix time in seconds. */
  readonly expiresAt: number;
}

/** 256 random bits in base64url, as the authorization server generates them. */
const SHAPE = /^[\w-]{43}$/;

/**
 * The member is joined by its id alone. A foreign key keeps a connection and its member in one workspace, and with the
 * workspace in the condition the planner may read all of its members.
 */
const TOKEN_LOOKUP = `select asked.digest, t.audience, date_part('epoch', t.expires_at) as "expiresAt",
    nullif(coalesce(t.payload::json ->> 'scope', ''), '${PERMISSIONS.join(' ')}') as scope,
    c.id as "connectionId", c.client_id as "clientId", c.client_name as "clientName",
    array_to_string(nullif(c.permissions, '{${PERMISSIONS.join()}}'::text[]), ' ') as permissions,
    ${POLICY_COLUMNS}, ${MEMBERSHIP_COLUMNS}
  from unnest($1::text[]) as asked (digest)
  join oauth_record t on t.kind = 'AccessToken' and t.id_hash = decode(asked.digest, 'hex')
  join connection c on c.grant_id = t.grant_id and c.revoked_at is null
  join member m on m.id = c.member_id and m.is_active and m.epoch = c.epoch
  join workspace w on w.id = m.workspace_id
  join app_user u on u.id = m.user_id
  left join connection_policy p on p.workspace_id = c.workspace_id`;

/** Resolves an access token to the member who authorized its client, with their current role. */
@Injectable()
export class ConnectionCredential implements CredentialResolver {
  readonly kind = 'connection';
  readonly lookup: BatchedLookup<TokenLookupRow>;

  constructor(
    private readonly clock: Clock,
    private readonly uses: ConnectionUses,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
    pool: LookupPool,
  ) {
    this.lookup = new BatchedLookup(pool, {
      name: 'connection',
      text: TOKEN_LOOKUP,
      parts: 1,
      keyOf: (row) => [row.digest],
    });
  }

  recognises(token: string): boolean {
    return SHAPE.test(token);
  }

  /**
   * A token is valid only at the resource it was issued for (RFC 8707 section 2). If the policy blocks the connection,
   * the error says so, and the client keeps its tokens until the policy allows it again.
   * @throws workspaceMismatch, connectionNotAllowed
   */
  async resolve(token: string, context: CredentialContext): Promise<Principal | undefined> {
    const row = await this.lookup.find(hexDigestOf(token));
    const now = this.clock.now();
    if (
      !row ||
      row.expiresAt * 1000 <= now.getTime() ||
      row.audience !== `${this.options.origin}/${context.resource}`
    )
      return undefined;
    if (context.workspace !== undefined && context.workspace !== row.workspaceId) throw workspaceMismatch();
    if (row.keptOut) throw connectionNotAllowed(undefined, { keptOutBy: row.keptOut });
    this.uses.note(row.connectionId, now);
    const credential = { kind: 'connection', id: row.connectionId, name: row.clientName } as const;
    return {
      ...principalOf(row, credential, context.via, givenTo(row)),
      connection: new Standing(row),
    };
  }
}

/** Computes what a new consent could grant only when it is read, after a refusal. */
class Standing implements ConnectionFacts {
  constructor(private readonly row: TokenLookupRow) {}

  get clientId(): string {
    return this.row.clientId;
  }

  get approvable(): Grants {
    const { role, viewingOnly } = this.row;
    return effectiveGrants(role, approvableOf(role, { viewingOnly: viewingOnly === true }));
  }
}

/** The approved permissions that the token's scope names, within the policy; undefined for all permissions. */
function givenTo({ permissions, scope, viewingOnly }: TokenLookupRow): readonly Permission[] | undefined {
  const approved = narrowed(permissions === null ? undefined : permissionsOf(permissions), scope);
  return viewingOnly ? withinPolicy({ viewingOnly }, approved ?? PERMISSIONS) : approved;
}

function narrowed(
  approved: readonly Permission[] | undefined,
  scope: string | null,
): readonly Permission[] | undefined {
  if (scope === null) return approved;
  const named = permissionsOf(scope);
  return approved ? approved.filter((permission) => named.includes(permission)) : named;
}

function permissionsOf(scope: string): Permission[] {
  const named = scope.split(' ');
  return PERMISSIONS.filter((permission) => named.includes(permission));
}
