import { AsyncLocalStorage } from 'node:async_hooks';
import type { Via } from '../../../access/principal';

/** One request to the authorization server. */
export interface OAuthRequestContext extends Via {
  /** Its address without the query. */
  readonly path: string;
}

/** What one redemption finds out about a refresh token. */
export interface Rotation {
  /** The token that this request used for the first time. */
  spent?: string;
  /** The token that an earlier request got for the same one: this answer gives it again. */
  successor?: string;
}

const passages = new AsyncLocalStorage<OAuthRequestContext & { readonly rotation: Rotation }>();

/** Where codes and refresh tokens are redeemed. */
export const TOKEN_PATH = '/oauth/token';

/** Runs the authorization server's answer to one request, which its parts can ask where it came from. */
export const passing = <T>(oauthRequest: OAuthRequestContext, work: () => T): T =>
  passages.run({ ...oauthRequest, rotation: {} }, work);

/** Where the request that is being answered came from; nowhere outside of one. */
export const oauthRequest = (): Via => passages.getStore() ?? { network: 'unknown', requestId: 'none' };

/** Whether a code or refresh token is being redeemed; otherwise it is only looked at, or given back. */
export const isRedemption = (): boolean => passages.getStore()?.path === TOKEN_PATH;

/** The rotation of the request that is being answered, to be read and filled in; an empty one outside of a request. */
export const currentRotation = (): Rotation => passages.getStore()?.rotation ?? {};
