import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Vault } from '../../../kernel/secret/vault';

const SHAPE = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
const LONGEST = 400;

/**
 * A session's token: a JWT that carries the session's id and nothing else. The signature spares the database what was
 * never ours; whether the session lives is asked of the database on every request.
 */
@Injectable()
export class SessionToken {
  private readonly jwt: JwtService;

  constructor(vault: Vault) {
    // HS256 is pinned on both sides (RFC 8725 section 3.1); a KeyObject spares deriving the key on each verification.
    this.jwt = new JwtService({
      secret: vault.keyObject('session token'),
      signOptions: { algorithm: 'HS256', noTimestamp: true },
      verifyOptions: { algorithms: ['HS256'] },
    });
  }

  sign(sessionId: string): string {
    return this.jwt.sign({ sid: sessionId });
  }

  isShaped(token: string): boolean {
    return token.length <= LONGEST && SHAPE.test(token);
  }

  /** @returns the session's id, or undefined when the token is not ours */
  read(token: string): string | undefined {
    try {
      const { sid } = this.jwt.verify<{ sid?: unknown }>(token);
      return typeof sid === 'string' ? sid : undefined;
    } catch {
      return undefined;
    }
  }
}
