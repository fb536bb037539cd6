import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { issued } from './secrets/issued-secrets';

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The key pair of a client that authenticates with signed assertions. */
export class SigningKey {
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(readonly kid = 'one') {}

  /** The published JWK set. */
  get jwks() {
    const jwk = this.pair.publicKey.export({ format: 'jwk' });
    return { keys: [{ ...jwk, kid: this.kid, alg: 'ES256', use: 'sig' }] };
  }

  get publicKey(): KeyObject {
    return this.pair.publicKey;
  }

  /** A signed client assertion (RFC 7523 section 3). */
  statement(claims: object, header: object = {}): string {
    const text = `${part({ alg: 'ES256', kid: this.kid, ...header })}.${part(claims)}`;
    const key = { key: this.pair.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    const statement = `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
    issued('client assertion', statement);
    return statement;
  }
}

/** The claims of a client assertion. */
export function claimsOf(clientId: string, audience: string, changes: object = {}): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  const own = { iss: clientId, sub: clientId, aud: audience, jti: randomUUID(), iat: now, exp: now + 60 };
  return JSON.parse(JSON.stringify({ ...own, ...changes }));
}

/** The form fields of a request with a client assertion. */
export const provenBy = (statement: string): Record<string, string> => ({
  client_assertion_type: JWT_BEARER,
  client_assertion: statement,
});
