import type { Visit } from '../../../kernel/http/visit';

/** Where a sign-in is finished: by a program over the API, or in a browser. */
export interface SignInOrigin {
  readonly visit: Visit;
  /** Of the request that this browser made, where it asked for a mail. */
  readonly requestSecret?: string | undefined;
  /** By which the browser is recognised; a program has none. */
  readonly browserSecret?: string | undefined;
}
