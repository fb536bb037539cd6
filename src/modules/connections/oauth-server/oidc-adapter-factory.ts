import { Injectable } from '@nestjs/common';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import { after, Clock } from '../../../kernel/clock/clock';
import { digestOf } from '../../../kernel/secret/secret';
import type { GrantRow } from '../connections';
import { PINNED_CLIENTS } from '../oauth-clients';
import { type OAuthRecordRow, OAuthRecordsRepository } from '../oauth-records';
import { GrantMemberships } from './grant-memberships';
import { GrantRevoker } from './grant-revoker';
import { isRedemption } from './oauth-request-context';
import { RefreshRotation } from './refresh-rotation';
import { isRetry, isSingleUse } from './reuse.rules';

const SPENT_LASTS_SECONDS = 60;
const KEPT_OUT = 'the policy of the workspace blocks this client';

/** The library's storage adapters. Ids are stored as digests, because for tokens and codes the id is the secret. */
@Injectable()
export class OidcAdapterFactory {
  constructor(
    private readonly records: OAuthRecordsRepository,
    private readonly memberships: GrantMemberships,
    private readonly revoker: GrantRevoker,
    private readonly rotation: RefreshRotation,
    private readonly clock: Clock,
  ) {}

  /** The adapter of one model. The library's own sessions are not stored; sign-in sessions are ours. */
  adapterFor(kind: string): Adapter {
    const nothing = async () => undefined;
    const isKept = kind !== 'Session';
    return {
      upsert: isKept ? (id, payload, seconds) => this.put(kind, id, { payload, seconds }) : nothing,
      find: isKept ? (id) => this.find(kind, id) : nothing,
      consume: (id) => this.consume(kind, id),
      destroy: isKept ? (id) => this.destroy(kind, id) : nothing,
      // Destroying a grant deletes its codes and tokens in the same transaction.
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
      createdAt: now,
      expiresAt: seconds === undefined ? null : after(now, seconds),
    };
    if (kind === 'RefreshToken' && (await this.rotation.isKnownSuccessor(id))) return;
    if (kind !== 'ReplayDetection') return this.records.put(one);
    // The library reads before it writes. Of concurrent uses of one assertion, only the first insert succeeds.
    if (!(await this.records.addFresh(one)))
      throw new errors.InvalidClientAuth('the client assertion was already used');
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
   * A code or refresh token, read under the membership lock of its connection. Concurrent redemptions and removals
   * wait; after a removal there is nothing to redeem. Outside a redemption it is read without a lock.
   */
  private async held(kind: string, id: string): Promise<OAuthRecordRow | undefined> {
    const idHash = digestOf(id);
    const grantId = (await this.records.find(kind, idHash))?.grantId;
    if (!grantId) return undefined;
    const live = isRedemption()
      ? await this.redeeming(grantId)
      : await this.memberships.findConnection(grantId);
    return live && this.records.find(kind, idHash);
  }

  private async redeeming(grantId: string): Promise<GrantRow | undefined> {
    const live = await this.memberships.lockForRedemption(grantId);
    // Not `invalid_grant`, on which clients discard their tokens: they work again once the policy allows the client.
    if (live?.keptOut) throw new errors.AccessDenied(KEPT_OUT);
    return live;
  }

  /** A retry is not reuse: with a code it is only refused, with a refresh token it gets the same successor again. */
  private spent(kind: string, id: string, row: OAuthRecordRow): AdapterPayload | undefined {
    const consumedAt = row.consumedAt ?? this.clock.now();
    const found = payloadOf(kind, id, row);
    if (isRetry(kind, consumedAt, this.clock.now()))
      return kind === 'RefreshToken' && this.rotation.resume(id, row) ? found : undefined;
    // Reported as consumed rather than expired, so that the library revokes the grant.
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
    if (grantId) await this.revoker.revokeReplaced(grantId);
  }

  private async destroy(kind: string, id: string): Promise<void> {
    // A redemption destroys a grant only when its code or token was reused. Otherwise the client revokes it.
    if (kind === 'Grant') await this.revoker.revokeGrant(id, isRedemption() ? 'token-reused' : 'given-back');
    // An answered request stays marked as answered until it expires.
    else if (kind === 'Interaction') await this.records.takeFresh(kind, digestOf(id), this.clock.now());
    else await this.records.delete(kind, digestOf(id));
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
