/** What the roof tells the door. */
export interface AccessOptions {
  /** The cookie that holds a browser's session. */
  readonly cookieName: string;
  /** The origin that this service is reached at; the resources' identifiers begin with it. */
  readonly origin: string;
}

export const ACCESS_OPTIONS = Symbol('ACCESS_OPTIONS');
