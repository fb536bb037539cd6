import type { Resource } from '../../../kernel/http/surface';

/** Resources in the order in which one is taken where none is named. */
export const RESOURCES: readonly Resource[] = ['mcp', 'api/v1'];

/** The identifier that tokens are issued for (RFC 8707). */
export const identifierOf = (origin: string, resource: Resource): string => `${origin}/${resource}`;

/** Which resource a client means; the bare origin and a slash at the end are forgiven. @returns undefined for none of ours */
export function resourceNamed(origin: string, indicator: string): Resource | undefined {
  const bare = indicator.replace(/\/$/, '');
  if (bare === origin) return 'mcp';
  return RESOURCES.find((resource) => identifierOf(origin, resource) === bare);
}
