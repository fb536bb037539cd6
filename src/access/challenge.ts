import type { Resource } from '../kernel/http/surface';
import { PERMISSIONS, type Permission } from './permissions';

/** The protected resource metadata, where clients learn how to get a token (RFC 9728 section 3.1). */
export const metadataUrlOf = (origin: string, resource: Resource): string =>
  `${origin}/.well-known/oauth-protected-resource/${resource}`;

export interface Challenge {
  readonly origin: string;
  readonly resource: Resource;
  /** RFC 6750 section 3.1; absent when no credential was sent. */
  readonly error?: 'invalid_token' | 'insufficient_scope';
  /** The `error_description`, which some clients show to the user. No quotes. */
  readonly says?: string;
  /** The scopes to request. */
  readonly scopes?: readonly Permission[];
}

/** The `WWW-Authenticate` of a refusal that a credential can resolve (RFC 6750 section 3, RFC 9728 section 5.1). */
export function challengeOf({ origin, resource, error, says, scopes }: Challenge): string {
  const parts = [
    error && `error="${error}"`,
    says && `error_description="${says}"`,
    `resource_metadata="${metadataUrlOf(origin, resource)}"`,
    scopes && `scope="${scopes.join(' ')}"`,
  ];
  return `Bearer ${parts.filter(Boolean).join(', ')}`;
}

/**
 * The scopes for a client without a token to request. Assistants request all of them, because some cannot request more
 * later; the user narrows them on the consent page. API clients mostly use keys, so their challenge names no scopes.
 */
export const scopesToAsk = (resource: Resource): { scopes?: readonly Permission[] } =>
  resource === 'mcp' ? { scopes: PERMISSIONS } : {};

/** The scopes to request when some are missing: current plus missing, since a token holds only its own consent. */
export const scopesToStepUp = (
  has: Iterable<Permission>,
  lacks: readonly Permission[],
): readonly Permission[] => {
  const wanted = new Set([...has, ...lacks]);
  return PERMISSIONS.filter((permission) => wanted.has(permission));
};
