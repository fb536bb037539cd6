export interface ConsoleOptions {
  /** This service's own origin; forms from elsewhere are refused. */
  readonly origin: string;
  /** Whether cookies may only travel over https. */
  readonly secureCookie: boolean;
  /** Where vulnerabilities of this installation are reported, as URIs by preference; empty where its operator names none. */
  readonly securityContacts: readonly string[];
}

export const CONSOLE_OPTIONS = Symbol('CONSOLE_OPTIONS');
