/** Settings that the app module passes to the access module. */
export interface AccessOptions {
  /** The name of the session cookie. */
  readonly cookieName: string;
  /** The public origin of this service. Resource identifiers start with it. */
  readonly origin: string;
}

export const ACCESS_OPTIONS = Symbol('ACCESS_OPTIONS');
