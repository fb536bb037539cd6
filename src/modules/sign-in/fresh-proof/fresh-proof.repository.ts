import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';

export interface NewFreshProofRequest {
  readonly id: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly nonce: string;
  readonly codeSeal: Buffer;
  readonly proofHash: Buffer;
  readonly userAgent: string | null;
  readonly network: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A code that was sent and not used yet. */
export interface AwaitedCode {
  readonly id: string;
  readonly nonce: string;
  readonly codeSeal: Buffer;
  readonly codeTries: number;
  readonly expiresAt: Date;
}

export interface FreshProofMailRow extends AwaitedCode {
  readonly email: string;
  readonly userAgent: string | null;
  readonly network: string | null;
  readonly createdAt: Date;
}

const CODE = `id, nonce, code_seal as "codeSeal", code_tries as "codeTries", expires_at as "expiresAt"`;
/** The address is still the person's. */
const OWN_ADDRESS = `exists (select 1 from app_user u where u.id = r.user_id and u.email = r.email)`;

@Injectable()
export class FreshProofRepository {
  constructor(private readonly sql: Sql) {}

  async add(one: NewFreshProofRequest): Promise<void> {
    await this.sql.count(
      `insert into fresh_proof_request (id, session_id, user_id, email, nonce, code_seal, proof_hash, user_agent,
         network, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        one.id,
        one.sessionId,
        one.userId,
        one.email,
        one.nonce,
        one.codeSeal,
        one.proofHash,
        one.userAgent,
        one.network,
        one.createdAt,
        one.expiresAt,
      ],
    );
  }

  /** The data of the email. @returns undefined when its code can no longer be used */
  findAwaited(requestId: string, now: Date): Promise<FreshProofMailRow | undefined> {
    return this.sql.row<FreshProofMailRow>(
      `select ${CODE}, email, user_agent as "userAgent", network, created_at as "createdAt"
       from fresh_proof_request where id = $1 and proved_at is null and expires_at > $2`,
      [requestId, now],
    );
  }

  /** Whether a session has a code with tries left. */
  async isAwaited(sessionId: string, limit: number, now: Date): Promise<boolean> {
    const row = await this.sql.row(
      `select 1 from fresh_proof_request
       where session_id = $1 and proved_at is null and expires_at > $2 and code_tries < $3 limit 1`,
      [sessionId, now, limit],
    );
    return row !== undefined;
  }

  /** Counts one try for every code that a session awaits, because emails can arrive out of order. */
  takeTry(sessionId: string, limit: number, now: Date): Promise<AwaitedCode[]> {
    return this.sql.rows<AwaitedCode>(
      `update fresh_proof_request set code_tries = code_tries + 1
       where session_id = $1 and proved_at is null and expires_at > $2 and code_tries < $3 returning ${CODE}`,
      [sessionId, now, limit],
    );
  }

  /** Exchanges a code for a proof. Concurrent calls: one succeeds. @returns whether this call did */
  async takeProved(requestId: string, now: Date): Promise<boolean> {
    const count = await this.sql.count(
      `update fresh_proof_request r set proved_at = $2
       where id = $1 and proved_at is null and expires_at > $2 and ${OWN_ADDRESS}`,
      [requestId, now],
    );
    return count === 1;
  }

  /** Whether a proof is valid for a session now. */
  async holds(proofHash: Buffer, sessionId: string, now: Date): Promise<boolean> {
    const row = await this.sql.row(
      `select 1 from fresh_proof_request r
       where proof_hash = $1 and session_id = $2 and proved_at is not null and expires_at > $3 and ${OWN_ADDRESS}`,
      [proofHash, sessionId, now],
    );
    return row !== undefined;
  }

  async sweep(before: Date): Promise<void> {
    await this.sql.count('delete from fresh_proof_request where expires_at < $1', [before]);
  }
}
