/** What the roof tells the door. */
export interface AccessOptions {
  /** The cookie that holds a browser's session. */
  readonly cookieName: string;
  /** Where clients learn how to get a credential (RFC 9728 section 5.1). */
  readonly resourceMetadataUrl: string;
}

export const ACCESS_OPTIONS = Symbol('ACCESS_OPTIONS');
