import 'reflect-metadata';
import { pino } from 'pino';
import { readSettings, SettingsFault } from '../config/settings';
import { closeApp, createApp } from './app.setup';
import { DatabaseFault, openDatabase, secretOf } from './database';
import { migrateDatabase } from './migrate';

const MISCONFIGURED = 78;
const PATIENCE_MS = 25_000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = readSettings();
  const logger = pino({
    level: settings.log.level,
    base: null,
    redact: REDACTED,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  const database = await openDatabase(settings, print);
  await migrateDatabase(database.url);
  const app = await createApp({
    settings,
    logger,
    print,
    databaseUrl: database.url,
    secret: secretOf(settings),
  });
  stopWell(async () => {
    await closeApp(app);
    await database.close();
  });
  await app.listen({ port: settings.http.port, host: settings.http.host });
  print(`\nKeyshift is at ${settings.http.origin}`);
  print(
    settings.mail.smtpUrl
      ? 'Mail goes out over SMTP.'
      : `Mail is kept at ${settings.http.origin}/dev/mailbox`,
  );
}

/** Whatever an object in a log line is called, these of its members are never written. */
const REDACTED = ['authorization', 'cookie', 'token', 'secret', 'password', 'value'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** Stops once, however often it is asked: by a signal, or because the launcher is gone. */
function stopWell(stop: () => Promise<void>): void {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error) => fail(error),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  process.on('disconnect', once);
}

function fail(error: unknown): never {
  const isExpected = error instanceof SettingsFault || error instanceof DatabaseFault;
  process.stderr.write(
    `${isExpected ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(isExpected ? MISCONFIGURED : 1);
}

main().catch(fail);
