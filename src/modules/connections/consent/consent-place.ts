import { browserName } from '../../../kernel/http/browser-name';

/** Where a person consented. */
export interface ConsentPlace {
  readonly sessionId: string;
  /** The browser as its owner knows it: `Firefox on macOS`. */
  readonly browser: string;
}

/** The browser that an answer came from, and the session in it. */
export const placeOf = (sessionId: string, userAgent: string | undefined): ConsentPlace => ({
  sessionId,
  browser: browserName(userAgent ?? null),
});
