import type { Visit } from '../../../kernel/http/visit';

/** Where a sign-in is finished: by an API client or in a browser. */
export interface SignInOrigin {
  readonly visit: Visit;
  /** The secret of the sign-in request that this browser made, if any. */
  readonly requestSecret?: string | undefined;
  /** Identifies the browser at later sign-ins; API clients have none. */
  readonly browserSecret?: string | undefined;
}
