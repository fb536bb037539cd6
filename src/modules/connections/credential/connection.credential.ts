import { Inject, Injectable } from '@nestjs/common';
import { workspaceMismatch } from '../../../access/access.problems';
import { effectiveGrants } from '../../../access/grants.rules';
import { PERMISSIONS, type Permission } from '../../../access/permissions';
import type { CredentialResolver, Knock, Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { BatchedLookup, LookupPool } from '../../../kernel/database/batched-lookup';
import { hexDigestOf } from '../../../kernel/secret/secret';
import { principalOf, SEAT_COLUMNS, type SeatRow } from '../../members';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from '../connections.options';
import { approvableOf, policyOf, policyVerdict, withinPolicy } from '../policy/policy.rules';
import { ConnectionUses } from './connection.uses';

interface TokenLookupRow extends SeatRow {
  readonly digest: string;
  readonly connectionId: string;
  readonly clientId: string;
  readonly clientName: string;
  /** As an OAuth scope: the driver takes longer over an array than over all the rest of the row. */
  readonly permissions: string;
  readonly clientHost: string;
  readonly allowsConnections: boolean | null;
  readonly viewingOnly: boolean | null;
  readonly allowedHosts: string[] | null;
  readonly audience: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** 256 random bits, as the authorization server makes them. */
const SHAPE = /^[\w-]{43}$/;

const TOKEN_LOOKUP = `select encode(t.id_hash, 'hex') as digest, t.audience, extract(epoch from t.expires_at)::float8 as "expiresAt",
    c.id as "connectionId", c.client_id as "clientId", c.client_name as "clientName",
    c.client_host as "clientHost", array_to_string(c.permissions, ' ') as permissions, p.allows_connections as "allowsConnections",
    p.viewing_only as "viewingOnly", p.allowed_hosts as "allowedHosts", ${SEAT_COLUMNS}
  from unnest($1::text[]) as asked (digest)
  join oauth_record t on t.kind = 'AccessToken' and t.id_hash = decode(asked.digest, 'hex')
  join connection c on c.grant_id = t.grant_id and c.revoked_at is null
  join member m on m.workspace_id = c.workspace_id and m.id = c.member_id and m.is_active and m.epoch = c.epoch
  join workspace w on w.id = c.workspace_id
  join app_user u on u.id = m.user_id
  left join connection_policy p on p.workspace_id = w.id`;

/** Resolves an access token to the member who let its assistant in, as they are now. */
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

  /** A token counts only at the resource it was issued for (RFC 8707 section 2). @throws workspaceMismatch */
  async resolve(token: string, knock: Knock): Promise<Principal | undefined> {
    const row = await this.lookup.find(hexDigestOf(token));
    const now = this.clock.now();
    if (
      !row ||
      row.expiresAt * 1000 <= now.getTime() ||
      row.audience !== `${this.options.origin}/${knock.resource}`
    )
      return undefined;
    const policy = policyOf(row);
    if (policyVerdict(policy, row.clientHost) !== 'pass') return undefined;
    if (knock.workspace !== undefined && knock.workspace !== row.workspaceId) throw workspaceMismatch();
    this.uses.note(row.connectionId, now);
    const credential = { kind: 'connection', id: row.connectionId, name: row.clientName } as const;
    const given = withinPolicy(policy, permissionsOf(row.permissions));
    return {
      ...principalOf(row, credential, knock.via, given),
      connection: {
        clientId: row.clientId,
        // Asked for only where something was refused.
        get approvable() {
          return effectiveGrants(row.role, approvableOf(row.role, policy));
        },
      },
    };
  }
}

function permissionsOf(scope: string): Permission[] {
  const named = scope.split(' ');
  return PERMISSIONS.filter((permission) => named.includes(permission));
}
