/** Settings that the app module passes to this module. */
export interface ConnectionsOptions {
  /** The issuer, and the prefix of the resource identifiers. */
  readonly origin: string;
  /** Client hosts that are shown without a warning. */
  readonly knownHosts: readonly string[];
  /** Client registrations per network and hour. */
  readonly registrationsPerHour: number;
}

export const CONNECTIONS_OPTIONS = Symbol('CONNECTIONS_OPTIONS');
