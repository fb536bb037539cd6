import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { readSettings } from '../../config/settings';
import { closeApp, createApp } from '../../src/app-setup';
import type { PublicFetch } from '../../src/kernel/http/public-fetch';
import { newId } from '../../src/kernel/id/id';
import { type Caller, caller } from './as';
import { TestClock } from './clock';
import { freshDatabase } from './database';
import { Given } from './given';
import { TestMailbox } from './mailbox';
import { issued, logged } from './secrets/issued-secrets';
import { noteIssued, WitnessModule } from './secrets/witness';

export const SECRET = 'a secret for tests, long enough to be one';
export const ORIGIN = 'http://127.0.0.1:3000';

/** The app on its own database, with a clock and a mailbox that the test controls. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly databaseUrl: string;
  readonly clock: TestClock;
  readonly mailbox: TestMailbox;
  readonly given: Given;
  /** All log lines. */
  readonly log: string[];
  /** A caller with this bearer token, optionally naming a workspace. */
  as(token: string, workspaceId?: string): Caller;
  asNobody(): Caller;
  sql<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

export interface Surroundings {
  /** The database of another app, to share it. */
  readonly shared?: string;
  /** Fetches the metadata documents of clients, if a test publishes some. */
  readonly documents?: PublicFetch;
}

/**
 * @param modules additional modules with test-only routes, behind the real guard
 */
export async function startApp(
  env: Readonly<Record<string, string>> = {},
  modules: readonly Type[] = [],
  { shared, documents }: Surroundings = {},
): Promise<TestApp> {
  const databaseUrl = shared ?? (await freshDatabase());
  const settings = readSettings({ ORIGIN, SECRET, DATABASE_URL: databaseUrl, ...RELAXED, ...env });
  const log: string[] = [];
  const logger = pino({ level: 'info', base: null }, { write: (line: string) => void log.push(line) });
  const clock = new TestClock();
  const mailbox = new TestMailbox();
  const own = { clock, transport: mailbox, modules: [WitnessModule, ...modules] };
  const doubles = documents ? { ...own, documents } : own;
  const app = await createApp({
    settings,
    databaseUrl,
    secret: SECRET,
    logger,
    print: () => undefined,
    doubles,
  });
  issued('application secret', SECRET);
  noteIssued(app);
  const given = new Given(app, databaseUrl);
  return {
    app,
    databaseUrl,
    clock,
    mailbox,
    log,
    given,
    as: (token, workspaceId) => caller(app, token, workspaceId),
    asNobody: () => caller(app),
    sql: (text, values = []) => given.sql(text, values),
    close: async () => {
      await closeApp(app);
      await given.close();
      logged(`${new URL(databaseUrl).pathname.slice(1)}-${newId('log')}`, log.join(''));
    },
  };
}

/** Rate limits raised for most tests. Tests of limits set them back. */
const RELAXED = {
  SIGN_IN_SENDS_PER_NETWORK: '100000',
  DATABASE_POOL_SIZE: '5',
  LAST_USED_FLUSH_SECONDS: '3600',
  RATE_LIMIT_PER_MINUTE: '0',
  DATABASE_STATEMENT_TIMEOUT_SECONDS: '60',
  DATABASE_LOCK_TIMEOUT_SECONDS: '60',
};
