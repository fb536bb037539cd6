import { AsyncLocalStorage } from 'node:async_hooks';
import type { Via } from '../../../access/principal';

/** One request to the authorization server. */
export interface OAuthRequestContext extends Via {
  /** The path without the query. */
  readonly path: string;
}

/** What one redemption learns about a refresh token. */
export interface Rotation {
  /** The token that this request is the first to use. */
  spent?: string;
  /** The successor that an earlier request got for the same token; this response returns it again. */
  successor?: string;
}

const UNKNOWN = 'unknown';

const storage = new AsyncLocalStorage<OAuthRequestContext & { readonly rotation: Rotation }>();

/** The token endpoint, which redeems codes and refresh tokens. */
export const TOKEN_PATH = '/oauth/token';

/** Handles one request with its context available to everything that `work` calls. */
export const runInContext = <T>(oauthRequest: OAuthRequestContext, work: () => T): T =>
  storage.run({ ...oauthRequest, rotation: {} }, work);

/** Where the current request came from; placeholder values outside a request. */
export const oauthRequest = (): Via => storage.getStore() ?? { network: UNKNOWN, requestId: 'none' };

/** The network of the current request; undefined outside a request, and for addresses that are not IP addresses. */
export function oauthNetwork(): string | undefined {
  const { network } = oauthRequest();
  return network === UNKNOWN ? undefined : network;
}

/** Whether a code or refresh token is being redeemed; otherwise it is only read or revoked. */
export const isRedemption = (): boolean => storage.getStore()?.path === TOKEN_PATH;

/** The mutable rotation of the current request; a new empty one outside a request. */
export const currentRotation = (): Rotation => storage.getStore()?.rotation ?? {};
