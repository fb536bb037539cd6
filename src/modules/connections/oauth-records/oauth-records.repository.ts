import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';

export interface OAuthRecordRow {
  readonly payload: string;
  readonly grantId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly consumedAt: Date | null;
  /** The encrypted successor of a refresh token in its grace period. */
  readonly successor: Uint8Array | null;
}

export interface NewOAuthRecord {
  readonly kind: string;
  readonly idHash: Buffer;
  readonly payload: string;
  readonly grantId: string | null;
  readonly clientId: string | null;
  readonly audience: string | null;
  readonly now: Date;
  readonly expiresAt: Date | null;
}

const SELECT = `select payload, grant_id as "grantId", created_at as "createdAt", expires_at as "expiresAt",
    consumed_at as "consumedAt", successor from oauth_record where kind = $1 and id_hash = $2`;

/** Records of the authorization server. They have no workspace; a token leads to its connection, which has one. */
@Injectable()
export class OAuthRecordsRepository {
  constructor(private readonly sql: Sql) {}

  /** Inserts or replaces a record. */
  async put(one: NewOAuthRecord): Promise<void> {
    await this.sql.count(
      `insert into oauth_record (kind, id_hash, payload, grant_id, client_id, audience, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (kind, id_hash) do update set payload = excluded.payload, grant_id = excluded.grant_id,
         client_id = excluded.client_id, audience = excluded.audience, expires_at = excluded.expires_at`,
      [one.kind, one.idHash, one.payload, one.grantId, one.clientId, one.audience, one.now, one.expiresAt],
    );
  }

  /** Inserts a record that must not exist yet. @returns whether it was inserted */
  async addFresh({ kind, idHash, payload, now, expiresAt }: NewOAuthRecord): Promise<boolean> {
    const count = await this.sql.count(
      `insert into oauth_record (kind, id_hash, payload, created_at, expires_at) values ($1, $2, $3, $4, $5)
       on conflict (kind, id_hash) do nothing`,
      [kind, idHash, payload, now, expiresAt],
    );
    return count === 1;
  }

  find(kind: string, idHash: Buffer): Promise<OAuthRecordRow | undefined> {
    return this.sql.row<OAuthRecordRow>(SELECT, [kind, idHash]);
  }

  /** Like `find`, locked until the transaction ends: of two concurrent answers, the second sees the first. */
  findHeld(kind: string, idHash: Buffer): Promise<OAuthRecordRow | undefined> {
    return this.sql.row<OAuthRecordRow>(`${SELECT} for update`, [kind, idHash]);
  }

  /** Marks the first use. @returns whether this call was the first */
  async takeFresh(kind: string, idHash: Buffer, now: Date): Promise<boolean> {
    const count = await this.sql.count(
      'update oauth_record set consumed_at = $3 where kind = $1 and id_hash = $2 and consumed_at is null',
      [kind, idHash, now],
    );
    return count === 1;
  }

  /** Stores the encrypted successor of a refresh token. */
  async keepSuccessor(idHash: Buffer, sealed: Buffer): Promise<void> {
    await this.sql.count(
      `update oauth_record set successor = $2 where kind = 'RefreshToken' and id_hash = $1`,
      [idHash, sealed],
    );
  }

  /** Deletes the successors of refresh tokens that were first used by the given time. */
  async forgetSuccessors(before: Date): Promise<void> {
    await this.sql.count(
      'update oauth_record set successor = null where successor is not null and consumed_at <= $1',
      [before],
    );
  }

  async remove(kind: string, idHash: Buffer): Promise<void> {
    await this.sql.count('delete from oauth_record where kind = $1 and id_hash = $2', [kind, idHash]);
  }

  /** Deletes these grants with their codes and tokens. */
  async removeOfGrants(grantIds: readonly string[]): Promise<void> {
    await this.sql.count('delete from oauth_record where grant_id = any($1::text[])', [grantIds]);
  }

  /** Deletes records that expired before the given time. */
  async sweep(before: Date): Promise<void> {
    await this.sql.count('delete from oauth_record where expires_at < $1', [before]);
  }

  /**
   * Deletes unused client registrations: those from before the given time, and all but the newest `most` of the rest.
   * Clients that ever had a connection are kept, because without a registration they could never connect again. Clients
   * with a grant or a pending request are kept too.
   */
  async sweepClients(now: Date, before: Date, most: number): Promise<void> {
    await this.sql.count(
      `with unused as (
         select r.id_hash, r.created_at, row_number() over (order by r.created_at desc) as place from oauth_record r
         where r.kind = 'Client' and not exists (select from connection c where c.client_id = r.client_id)
           and not exists (select from oauth_record other where other.client_id = r.client_id
             and (other.kind = 'Grant' or (other.kind = 'Interaction' and other.expires_at > $1))))
       delete from oauth_record o using unused u
       where o.kind = 'Client' and o.id_hash = u.id_hash and (u.created_at < $2 or u.place > $3)`,
      [now, before, most],
    );
  }
}
