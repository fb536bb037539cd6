import type { Resource } from '../kernel/http/surface';
import { PERMISSIONS, type Permission } from './permissions';

/** Where clients learn how to get a token for a resource (RFC 9728 section 3.1). */
export const metadataUrlOf = (origin: string, resource: Resource): string =>
  `${origin}/.well-known/oauth-protected-resource/${resource}`;

export interface Challenge {
  readonly origin: string;
  readonly resource: Resource;
  /** RFC 6750 section 3.1; none when no credential came. */
  readonly error?: 'invalid_token' | 'insufficient_scope';
  /** For the person, where the client shows it; no quotes. */
  readonly says?: string;
  /** What to ask consent for. */
  readonly scopes?: readonly Permission[];
}

/** The `WWW-Authenticate` of a refusal that a credential could cure (RFC 6750 section 3, RFC 9728 section 5.1). */
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
 * What a client without a token is told to ask for. Assistants ask for all, because some cannot ask for more later; the
 * person narrows it on the consent page. Whoever calls the API has mostly a key, and is told no scopes.
 */
export const scopesToAsk = (resource: Resource): { scopes?: readonly Permission[] } =>
  resource === 'mcp' ? { scopes: PERMISSIONS } : {};

/** What a client asks for when it lacks some: what it has and what it lacks, since a token holds only its own consent. */
export const scopesToStepUp = (
  has: Iterable<Permission>,
  lacks: readonly Permission[],
): readonly Permission[] => {
  const wanted = new Set([...has, ...lacks]);
  return PERMISSIONS.filter((permission) => wanted.has(permission));
};
