import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Far longer than any machine needs, and shorter than the timeout of a test. A test that reaches it fails with the name
 * of the condition.
 */
export const DEADLINE_MS = 240_000;
const POLL_MS = 10;

/**
 * Polls a condition. Tests always wait with this, never with a fixed pause.
 * @param look returns undefined or false until the condition is true
 * @param complaint returns the error message
 * @returns the value of the condition
 * @throws Error with the complaint if the condition does not become true
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
