import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Far longer than any machine needs, and shorter than the limit of a test: only a condition that never comes true reaches
 * it, and the test then fails with the name of the condition.
 */
export const DEADLINE_MS = 240_000;
const POLL_MS = 10;

/**
 * Waits for a condition, looking often. It is how a test waits for anything: never by a pause of a fixed length.
 * @param look returns undefined or false until the condition is true
 * @param complaint says what did not happen
 * @returns what was found
 * @throws Error with the complaint when the condition does not become true
 */
export async function waitUntil<T>(
  look: () => T | Promise<T>,
  complaint: () => string,
): Promise<Exclude<T, undefined | false>> {
  for (const end = performance.now() + DEADLINE_MS; performance.now() < end; await sleep(POLL_MS)) {
    const found = await look();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
  }
  throw new Error(complaint());
}
