/** What the roof tells about the outside. */
export interface ConnectionsOptions {
  /** The issuer; the resources' identifiers begin with it. */
  readonly origin: string;
  /** Hosts of assistants that need no warning. */
  readonly knownHosts: readonly string[];
  /** Registrations of new clients from one network in an hour. */
  readonly registrationsPerHour: number;
}

export const CONNECTIONS_OPTIONS = Symbol('CONNECTIONS_OPTIONS');
