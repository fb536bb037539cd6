import type { Resource } from '../../../kernel/http/surface';

/** The protected resources. */
export const RESOURCES: readonly Resource[] = ['mcp', 'api/v1'];

/** The resource identifier that tokens are issued for (RFC 8707). */
export const identifierOf = (origin: string, resource: Resource): string => `${origin}/${resource}`;

/** The resource of an indicator; accepts the bare origin and a trailing slash. @returns undefined when unknown */
export function resourceNamed(origin: string, indicator: string): Resource | undefined {
  const bare = indicator.replace(/\/$/, '');
  if (bare === origin) return 'mcp';
  return RESOURCES.find((resource) => identifierOf(origin, resource) === bare);
}
