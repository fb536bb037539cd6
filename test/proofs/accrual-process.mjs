/**
 * A separate process that runs the time-off accrual for future days: the built app with a clock that is ahead. It
 * prints a line when it is ready, waits for a line, and runs the job once per day. Arguments: the database, then the
 * days ahead.
 */

import { once } from 'node:events';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
load('reflect-metadata');
const { pino } = load('pino');
const { readSettings } = load('../../dist/config/settings.js');
const { closeApp, createApp } = load('../../dist/src/app-setup.js');
const { Clock } = load('../../dist/src/kernel/clock/clock.js');
const { AccrualJob } = load('../../dist/src/modules/time-off/types/accrual-job.js');

const DAY_MS = 86_400_000;
const SECRET = 'a secret for proofs, long enough to be one';

class Ahead extends Clock {
  days = 0;

  now() {
    return new Date(Date.now() + this.days * DAY_MS);
  }
}

const [databaseUrl, ...days] = process.argv.slice(2);
const clock = new Ahead();
const app = await createApp({
  settings: readSettings({ ORIGIN: 'http://127.0.0.1:3000', SECRET, DATABASE_URL: databaseUrl }),
  databaseUrl,
  secret: SECRET,
  logger: pino({ level: 'warn' }, pino.destination(2)),
  print: () => undefined,
  doubles: { clock },
});
console.log('ready');
await once(process.stdin, 'data');
for (const day of days) {
  clock.days = Number(day);
  await app.get(AccrualJob).run();
}
await closeApp(app);
process.exit(0);
