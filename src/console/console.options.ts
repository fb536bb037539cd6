export interface ConsoleOptions {
  /** This service's own origin; forms from elsewhere are refused. */
  readonly origin: string;
  /** Whether cookies may only travel over https. */
  readonly secureCookie: boolean;
}

export const CONSOLE_OPTIONS = Symbol('CONSOLE_OPTIONS');
