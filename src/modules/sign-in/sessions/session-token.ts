import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { isSameDigest } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';

const SHAPE = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
const LONGEST = 400;

/**
 * The token of a session: a JWT that contains only the session's id. The signature rejects foreign tokens without a
 * database query. Whether the session is active is read from the database on every request.
 */
@Injectable()
export class SessionToken {
  private readonly key: KeyObject;
  private readonly jwt: JwtService;
  /** The only accepted header. It must match exactly before anything else in a token is read. */
  private readonly header: string;

  constructor(vault: Vault) {
    this.key = vault.keyObject('session token');
    this.jwt = new JwtService({ secret: this.key, signOptions: { algorithm: 'HS256', noTimestamp: true } });
    this.header = `${this.sign('').split('.', 1)}.`;
  }

  sign(sessionId: string): string {
    return this.jwt.sign({ sid: sessionId });
  }

  isShaped(token: string): boolean {
    return token.length <= LONGEST && SHAPE.test(token);
  }

  /**
   * RFC 7515 section 5.2 for the only kind of token issued here: HS256 with one key. The library's `verify` takes the
   * algorithm from the token, and a sixth of the time of a request.
   * @returns the session's id, or undefined when the token is not ours
   */
  read(token: string): string | undefined {
    if (!token.startsWith(this.header)) return undefined;
    const end = token.lastIndexOf('.');
    const due = createHmac('sha256', this.key).update(token.slice(0, end)).digest('base64url');
    if (!isSameDigest(Buffer.from(due), Buffer.from(token.slice(end + 1)))) return undefined;
    const { sid } = JSON.parse(Buffer.from(token.slice(this.header.length, end), 'base64url').toString());
    return typeof sid === 'string' ? sid : undefined;
  }
}
