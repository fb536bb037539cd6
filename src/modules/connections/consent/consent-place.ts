import { browserName } from '../../../kernel/http/browser-name';

/** The session and browser in which a user consented. */
export interface ConsentPlace {
  readonly sessionId: string;
  /** The name of the browser, such as `Firefox on macOS`. */
  readonly browser: string;
}

export const placeOf = (sessionId: string, userAgent: string | undefined): ConsentPlace => ({
  sessionId,
  browser: browserName(userAgent ?? null),
});
