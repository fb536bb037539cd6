let moment = 0;
let text = '';

/** The moment of a log line (pino's `timestamp`). Lines of one millisecond share its text: writing it anew is costly. */
export function isoTime(): string {
  const now = Date.now();
  if (now !== moment) {
    moment = now;
    text = `,"time":"${new Date(now).toISOString()}"`;
  }
  return text;
}
