export interface ConsoleOptions {
  /** This service's own origin. Forms from other origins are refused. */
  readonly origin: string;
  /** Whether cookies are sent over https only. */
  readonly secureCookie: boolean;
  /** Where to report vulnerabilities of this installation: URIs, the preferred one first. May be empty. */
  readonly securityContacts: readonly string[];
}

export const CONSOLE_OPTIONS = Symbol('CONSOLE_OPTIONS');
