import type { Visitor } from '../../../access/principal';
import { browserName } from '../../../kernel/http/browser-name';
import type { Exchange } from '../pending/pending-requests';

/** Where a person consented. */
export interface ConsentPlace {
  readonly sessionId: string;
  /** The browser as its owner knows it: `Firefox on macOS`. */
  readonly browser: string;
}

/** The browser that an answer came from, and the session in it. */
export const placeOf = ({ credential }: Visitor, { request }: Exchange): ConsentPlace => ({
  sessionId: credential.id,
  browser: browserName(request.headers['user-agent'] ?? null),
});
