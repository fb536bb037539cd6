import 'reflect-metadata';
import { pino } from 'pino';
import { readSettings } from '../config/settings';
import { describeSmtp } from '../config/smtp';
import type { Runtime } from './app-providers';
import { closeApp, createApp } from './app-setup';
import { type OpenDatabase, openDatabase, secretOf } from './database';
import { databaseFaultOf } from './database-faults';
import { HeldLines } from './kernel/log/held-lines';
import { isoTime } from './kernel/log/log-time';
import { OperatorFault } from './kernel/process/operator-fault';
import { migrateDatabase } from './migrate';
import { reportFault } from './operator-words';

const PATIENCE_MS = 25_000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = readSettings();
  const logger = pino(
    { level: settings.log.level, base: null, redact: REDACTED, timestamp: isoTime },
    new HeldLines(pino.destination({ dest: 1, sync: false })),
  );
  const database = await openDatabase(settings, print, {
    report: (line) => logger.warn(line),
    onLost: (error) => {
      logger.fatal(error.message);
      process.exit(1);
    },
  });
  try {
    await serve({ settings, logger, print, databaseUrl: database.url, secret: secretOf(settings) }, database);
  } catch (error) {
    await database.close();
    throw databaseFaultOf(error, database.url) ?? error;
  }
}

async function serve(runtime: Runtime, database: OpenDatabase): Promise<void> {
  const { http, mail } = runtime.settings;
  await migrateDatabase(database.url, { newer: runtime.settings.database.newerSchema, print });
  const app = await createApp(runtime);
  stopWell(async () => {
    await closeApp(app);
    await database.close();
  });
  await app.listen({ port: http.port, host: http.host }).catch(async (error: unknown) => {
    await closeApp(app);
    throw addressFault(error, http) ?? error;
  });
  print(`\nKeyshift is at ${http.origin}`);
  print(mail.smtp ? describeSmtp(mail.smtp) : `Emails are shown at ${http.origin}/dev/mailbox`);
}

const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EAFNOSUPPORT', 'EINVAL']);

/** An address that the service cannot listen on. The message is for the operator. */
class AddressFault extends OperatorFault {}

function addressFault(
  error: unknown,
  { host, port }: { host: string; port: number },
): AddressFault | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new AddressFault(
      `Port ${port} is in use. Stop the process that uses it, or set PORT to another port.`,
    );
  if (code === 'EACCES')
    return new AddressFault(`This account cannot listen on port ${port}. Set PORT to 1024 or more.`);
  return NO_SUCH_ADDRESS.has(String(code))
    ? new AddressFault(`${host} is not an address of this machine. Set HOST to one that is.`)
    : undefined;
}

/** Fields that are never logged, up to two levels deep. */
const REDACTED = ['authorization', 'cookie', 'token', 'secret', 'password', 'value'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** Shuts down once, on the first signal or when the launcher process is gone. */
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
  reportFault(error);
  process.exit();
}

main().catch(fail);
