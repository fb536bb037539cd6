let cachedMs = 0;
let text = '';

/** The time field of a log line (pino's `timestamp`). Cached per millisecond, because formatting is slow. */
export function isoTime(): string {
  const now = Date.now();
  if (now !== cachedMs) {
    cachedMs = now;
    text = `,"time":"${new Date(now).toISOString()}"`;
  }
  return text;
}
