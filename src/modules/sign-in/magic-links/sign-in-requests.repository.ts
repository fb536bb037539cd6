import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { RequestFacts } from './sign-in.rules';

export interface SignInRequestRow extends RequestFacts {
  readonly id: string;
  readonly email: string;
  readonly nonce: string;
  readonly returnTo: string | null;
  readonly invitationId: string | null;
  readonly userAgent: string | null;
  readonly network: string | null;
  readonly codeTries: number;
  readonly createdAt: Date;
}

export interface NewSignInRequest {
  readonly id: string;
  readonly email: string;
  readonly nonce: string;
  readonly tokenHash: Buffer;
  readonly codeSeal: Buffer;
  readonly secretHash: Buffer;
  readonly returnTo: string | null;
  readonly invitationId: string | null;
  readonly userAgent: string | null;
  readonly network: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface CodeTry {
  readonly id: string;
  readonly email: string;
  readonly codeSeal: Buffer;
  readonly codeTries: number;
}

const LIVE = 'consumed_at is null and voided_at is null';
const SELECT = `select id, email, nonce, return_to as "returnTo", invitation_id as "invitationId",
    user_agent as "userAgent", network, code_tries as "codeTries", created_at as "createdAt", expires_at as "expiresAt",
    consumed_at as "consumedAt", voided_at as "voidedAt" from sign_in_request`;

@Injectable()
export class SignInRequestsRepository {
  constructor(private readonly sql: Sql) {}

  async add(one: NewSignInRequest): Promise<void> {
    await this.sql.count(
      `insert into sign_in_request (id, email, nonce, token_hash, code_seal, secret_hash, return_to, invitation_id,
         user_agent, network, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        one.id,
        one.email,
        one.nonce,
        one.tokenHash,
        one.codeSeal,
        one.secretHash,
        one.returnTo,
        one.invitationId,
        one.userAgent,
        one.network,
        one.createdAt,
        one.expiresAt,
      ],
    );
  }

  find(requestId: string): Promise<SignInRequestRow | undefined> {
    return this.sql.row<SignInRequestRow>(`${SELECT} where id = $1`, [requestId]);
  }

  findByToken(tokenHash: Buffer): Promise<SignInRequestRow | undefined> {
    return this.sql.row<SignInRequestRow>(`${SELECT} where token_hash = $1`, [tokenHash]);
  }

  findBySecret(secretHash: Buffer): Promise<SignInRequestRow | undefined> {
    return this.sql.row<SignInRequestRow>(`${SELECT} where secret_hash = $1`, [secretHash]);
  }

  /** Counts one try for an active request. @returns undefined when none is left */
  takeTry(secretHash: Buffer, limit: number, now: Date): Promise<CodeTry | undefined> {
    return this.sql.row<CodeTry>(
      `update sign_in_request set code_tries = code_tries + 1
       where secret_hash = $1 and code_tries < $2 and ${LIVE} and expires_at > $3
       returning id, email, code_seal as "codeSeal", code_tries as "codeTries"`,
      [secretHash, limit, now],
    );
  }

  /** Consumes an active request. Concurrent calls: one succeeds. @returns whether this call did */
  async takeLive(requestId: string, now: Date): Promise<boolean> {
    const count = await this.sql.count(
      `update sign_in_request set consumed_at = $2 where id = $1 and ${LIVE} and expires_at > $2`,
      [requestId, now],
    );
    return count === 1;
  }

  /** Voids all other active requests of the address. */
  async voidOthers(email: string, now: Date): Promise<void> {
    await this.sql.count(`update sign_in_request set voided_at = $2 where email = $1 and ${LIVE}`, [
      email,
      now,
    ]);
  }

  /** Deletes requests that expired before the given time. */
  async sweep(before: Date): Promise<void> {
    await this.sql.count('delete from sign_in_request where expires_at < $1', [before]);
  }
}
