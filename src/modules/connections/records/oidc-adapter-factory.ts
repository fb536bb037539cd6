import { Injectable } from '@nestjs/common';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import { after, Clock } from '../../../kernel/clock/clock';
import { digestOf } from '../../../kernel/secret/secret';
import { PINNED_CLIENTS } from '../clients/pinned-clients';
import type { GrantRow } from '../connections.repository';
import { isRedemption } from '../server/oauth-request-context';
import { GrantMemberships } from './grant-memberships';
import { GrantRevoker } from './grant-revoker';
import { type OAuthRecordRow, OAuthRecordsRepository } from './oauth-records.repository';
import { RefreshRotation } from './refresh-rotation';
import { isRetry, isSingleUse } from './reuse.rules';

const SPENT_LASTS_SECONDS = 60;
const KEPT_OUT = 'the workspace does not let this assistant in now';

/** What the library keeps and finds, kind by kind. Ids are kept as digests: of tokens and codes the id is the secret. */
@Injectable()
export class OidcAdapterFactory {
  constructor(
    private readonly records: OAuthRecordsRepository,
    private readonly memberships: GrantMemberships,
    private readonly revoker: GrantRevoker,
    private readonly rotation: RefreshRotation,
    private readonly clock: Clock,
  ) {}

  /** The shelf of one kind. Sessions of the library are not kept: the only session is ours. */
  adapterFor(kind: string): Adapter {
    const nothing = async () => undefined;
    const isKept = kind !== 'Session';
    return {
      upsert: isKept ? (id, payload, seconds) => this.put(kind, id, { payload, seconds }) : nothing,
      find: isKept ? (id) => this.find(kind, id) : nothing,
      consume: (id) => this.consume(kind, id),
      destroy: isKept ? (id) => this.destroy(kind, id) : nothing,
      // The grant goes with all that stands for it, in one transaction: see destroy.
      revokeByGrantId: nothing,
      findByUid: nothing,
      findByUserCode: nothing,
    };
  }

  private async put(
    kind: string,
    id: string,
    { payload, seconds }: { payload: AdapterPayload; seconds: number | undefined },
  ): Promise<void> {
    const { jti: _, ...kept } = payload;
    const now = this.clock.now();
    const one = {
      kind,
      idHash: digestOf(id),
      payload: JSON.stringify(kept),
      grantId: kind === 'Grant' ? id : (payload.grantId ?? null),
      clientId: clientOf(kind, payload),
      audience: typeof payload.aud === 'string' ? payload.aud : null,
      now,
      expiresAt: seconds === undefined ? null : after(now, seconds),
    };
    if (kind === 'RefreshToken' && (await this.rotation.isKnownSuccessor(id))) return;
    if (kind !== 'ReplayDetection') return this.records.put(one);
    // The library looks first and writes later; of many who send one statement at once, one is the first.
    if (!(await this.records.addFresh(one))) throw new errors.InvalidClientAuth('a statement counts once');
  }

  private async find(kind: string, id: string): Promise<AdapterPayload | undefined> {
    const pinned = kind === 'Client' ? PINNED_CLIENTS[id] : undefined;
    if (pinned) return pinned;
    if (isSingleUse(kind)) return this.findSingleUse(kind, id);
    const row = await this.records.find(kind, digestOf(id));
    return row && this.isLive(row) ? payloadOf(kind, id, row) : undefined;
  }

  private async findSingleUse(kind: string, id: string): Promise<AdapterPayload | undefined> {
    const row = await this.held(kind, id);
    if (row?.consumedAt) return this.spent(kind, id, row);
    return row && this.isLive(row) ? payloadOf(kind, id, row) : undefined;
  }

  private isLive({ consumedAt, expiresAt }: OAuthRecordRow): boolean {
    return !consumedAt && !(expiresAt && expiresAt <= this.clock.now());
  }

  /**
   * A code or refresh token, under the lock of the seat that its connection acts as: whoever redeems it at the same
   * time waits, and so does a removal; after one, there is nothing to redeem. Where it is only looked at, no transaction
   * holds anything.
   */
  private async held(kind: string, id: string): Promise<OAuthRecordRow | undefined> {
    const idHash = digestOf(id);
    const grantId = (await this.records.find(kind, idHash))?.grantId;
    if (!grantId) return undefined;
    const live = isRedemption() ? await this.redeeming(grantId) : await this.memberships.look(grantId);
    return live && this.records.find(kind, idHash);
  }

  private async redeeming(grantId: string): Promise<GrantRow | undefined> {
    const live = await this.memberships.holdForRedemption(grantId);
    // Not `invalid_grant`, at which an assistant throws its tokens away: they count again when the policy lets it in.
    if (live?.keptOut) throw new errors.AccessDenied(KEPT_OUT);
    return live;
  }

  /** A retry is no theft: a code's is refused and nothing else, a refresh token's gets the same successor once more. */
  private spent(kind: string, id: string, row: OAuthRecordRow): AdapterPayload | undefined {
    const consumedAt = row.consumedAt ?? this.clock.now();
    const found = payloadOf(kind, id, row);
    if (isRetry(kind, consumedAt, this.clock.now()))
      return kind === 'RefreshToken' && this.rotation.resume(id, row) ? found : undefined;
    // Spent for good, and not merely expired: the library ends the connection of whoever sends it again.
    const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
    return { ...found, consumed: seconds(consumedAt), exp: seconds(new Date()) + SPENT_LASTS_SECONDS };
  }

  private async consume(kind: string, id: string): Promise<void> {
    const idHash = digestOf(id);
    const isFirst = await this.records.takeFresh(kind, idHash, this.clock.now());
    if (kind === 'RefreshToken' && isFirst) this.rotation.begin(id);
    if (kind !== 'AuthorizationCode') return;
    if (!isFirst) throw new errors.InvalidGrant('authorization code already consumed');
    const grantId = (await this.records.find(kind, idHash))?.grantId;
    if (grantId) await this.revoker.replacedBy(grantId);
  }

  private async destroy(kind: string, id: string): Promise<void> {
    // A redemption ends a grant only where its code or token was used before; otherwise the assistant gives it back.
    if (kind === 'Grant') await this.revoker.ofGrant(id, isRedemption() ? 'token-reused' : 'given-back');
    // An answered request is remembered as such until it would have expired.
    else if (kind === 'Interaction') await this.records.takeFresh(kind, digestOf(id), this.clock.now());
    else await this.records.remove(kind, digestOf(id));
  }
}

function clientOf(kind: string, payload: AdapterPayload): string | null {
  if (kind === 'Client') return payload.client_id ?? null;
  const asked: unknown = payload.params?.client_id;
  return kind === 'Interaction' && typeof asked === 'string' ? asked : (payload.clientId ?? null);
}

const payloadOf = (kind: string, id: string, { payload }: OAuthRecordRow): AdapterPayload => ({
  ...JSON.parse(payload),
  ...(kind === 'Client' ? {} : { jti: id }),
});
