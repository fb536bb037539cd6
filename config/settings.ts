import { z } from 'zod';
import { DatabaseUrlFault } from '../src/kernel/database/database-parameters';
import { addressOf } from '../src/kernel/database/database-url';
import { type Environment, EnvironmentSchema } from './environment';
import { readSender, type Sender } from './sender';
import { isLoopbackHost, readSmtpUrl } from './smtp';

/** A value that prints as `[secret]`; only `reveal()` returns it. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

/** The configuration of the service: read once, with units in the names. */
export type Settings = ReturnType<typeof settingsOf>;

/** All errors in the environment, by variable. The message never contains values. */
export class SettingsFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The environment has ${faults.length} error${faults.length === 1 ? '' : 's'}:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    );
  }
}

/** @throws SettingsFault listing every invalid variable and what is expected */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${expectationOf(issue)}`);
    throw new SettingsFault([...new Set(faults)]);
  }
  const faults = [
    ...databaseFaults(parsed.data),
    ...portFaults(parsed.data),
    ...windowFaults(parsed.data),
    ...smtpFaults(parsed.data),
    ...productionFaults(parsed.data),
  ];
  if (faults.length > 0) throw new SettingsFault(faults);
  return settingsOf(parsed.data);
}

const isLoopbackOrigin = (origin: string): boolean => isLoopbackHost(new URL(origin).hostname);

/** Reachable by others means production: development defaults are safe only on a loopback address. */
function isProduction(env: Environment): boolean {
  const isPublic =
    env.ORIGIN !== undefined && (env.ORIGIN.startsWith('https:') || !isLoopbackOrigin(env.ORIGIN));
  return !isLoopbackHost(env.HOST) || isPublic || env.NODE_ENV === 'production';
}

/** Also checks the files that the URL names: an unusable certificate prevents the start. */
function databaseFaults({ DATABASE_URL }: Environment): string[] {
  if (DATABASE_URL === undefined) return [];
  try {
    addressOf(DATABASE_URL);
    return [];
  } catch (error) {
    if (error instanceof DatabaseUrlFault) return [`DATABASE_URL: ${error.message}`];
    throw error;
  }
}

/** The default origin contains PORT, and with PORT=0 the actual port is not known yet. */
const portFaults = ({ PORT, ORIGIN }: Environment): string[] =>
  PORT === 0 && !ORIGIN ? ['ORIGIN: required with PORT=0, because links would not work without it'] : [];

/** While the limit blocks new emails, the sent ones must stay valid. Otherwise a stranger could lock a person out. */
const windowFaults = (env: Environment): string[] =>
  env.SIGN_IN_SENDS_WINDOW_SECONDS > env.SIGN_IN_TTL_SECONDS
    ? ['SIGN_IN_SENDS_WINDOW_SECONDS: must be at most SIGN_IN_TTL_SECONDS']
    : [];

function smtpFaults(env: Environment): string[] {
  const server = env.SMTP_URL && readSmtpUrl(env.SMTP_URL, isProduction(env));
  return typeof server === 'string' && server ? [`SMTP_URL: ${server}`] : [];
}

function productionFaults(env: Environment): string[] {
  const needsSecret = env.DATABASE_URL !== undefined && !env.SECRET;
  if (!isProduction(env)) {
    return needsSecret
      ? ['SECRET: required with DATABASE_URL; 32 characters or more, the same for every process']
      : [];
  }
  return [
    ...(env.SECRET
      ? []
      : ['SECRET: required in production; 32 characters or more, the same for every process']),
    ...(env.SMTP_URL ? [] : ['SMTP_URL: required in production; signing in needs email']),
    ...originFaults(env.ORIGIN),
  ];
}

function originFaults(origin: string | undefined): string[] {
  if (!origin) return ['ORIGIN: required in production; the public URL, such as https://clock.example.com'];
  return origin.startsWith('https:') || isLoopbackOrigin(origin)
    ? []
    : ['ORIGIN: must be https, except on loopback'];
}

function settingsOf(env: Environment) {
  const origin = env.ORIGIN ?? `http://${env.HOST === '::1' ? '[::1]' : env.HOST}:${env.PORT}`;
  return Object.freeze({
    production: isProduction(env),
    http: Object.freeze({
      port: env.PORT,
      host: env.HOST,
      origin,
      trustedProxies: env.TRUSTED_PROXIES,
      bodyLimitBytes: env.BODY_LIMIT_BYTES,
    }),
    log: Object.freeze({ level: env.LOG_LEVEL ?? (isProduction(env) ? 'info' : 'warn') }),
    database: databaseOf(env),
    mail: Object.freeze({
      smtp: smtpOf(env),
      from: Object.freeze(readSender(env.MAIL_FROM) as Sender),
      pollSeconds: env.MAIL_POLL_SECONDS,
    }),
    secret: env.SECRET === undefined ? undefined : new Secret(env.SECRET),
    limits: Object.freeze({
      perMinute: env.RATE_LIMIT_PER_MINUTE,
      redisUrl: env.REDIS_URL === undefined ? undefined : new Secret(env.REDIS_URL),
    }),
    session: Object.freeze({
      ttlSeconds: env.SESSION_TTL_SECONDS,
      idleSeconds: env.SESSION_IDLE_SECONDS,
      secureCookie: origin.startsWith('https:'),
    }),
    signIn: Object.freeze({
      ttlSeconds: env.SIGN_IN_TTL_SECONDS,
      sendsPerAddress: env.SIGN_IN_SENDS_PER_ADDRESS,
      sendsPerNetwork: env.SIGN_IN_SENDS_PER_NETWORK,
      sendsWindowSeconds: env.SIGN_IN_SENDS_WINDOW_SECONDS,
      sendsAlarm: env.SIGN_IN_SENDS_ALARM,
      codeTriesPerRequest: env.SIGN_IN_CODE_TRIES,
      codeTriesPerAddress: env.SIGN_IN_CODE_TRIES_PER_HOUR,
    }),
    invitation: Object.freeze({ ttlSeconds: env.INVITATION_TTL_SECONDS }),
    connections: connectionsOf(env),
    security: Object.freeze({ contacts: env.SECURITY_CONTACT }),
    audit: Object.freeze({ retentionDays: env.AUDIT_RETENTION_DAYS }),
    lastUsedFlushSeconds: env.LAST_USED_FLUSH_SECONDS,
  });
}

const databaseOf = (env: Environment) =>
  Object.freeze({
    url: env.DATABASE_URL === undefined ? undefined : new Secret(env.DATABASE_URL),
    dataDir: env.DATA_DIR,
    newerSchema: env.DATABASE_NEWER_SCHEMA,
    poolSize: env.DATABASE_POOL_SIZE,
    lookupPoolSize: env.DATABASE_LOOKUP_POOL_SIZE,
    statementTimeoutSeconds: env.DATABASE_STATEMENT_TIMEOUT_SECONDS,
    lockTimeoutSeconds: env.DATABASE_LOCK_TIMEOUT_SECONDS,
    reportTimeoutSeconds: env.DATABASE_REPORT_TIMEOUT_SECONDS,
  });

/** The SMTP server; undefined when emails stay in the development mailbox. */
function smtpOf(env: Environment) {
  const server = env.SMTP_URL ? readSmtpUrl(env.SMTP_URL, isProduction(env)) : '';
  if (typeof server === 'string') return undefined;
  return Object.freeze({ ...server, password: new Secret(server.password) });
}

const connectionsOf = (env: Environment) =>
  Object.freeze({
    knownHosts: env.ASSISTANT_HOSTS,
    registrationsPerHour: env.ASSISTANT_REGISTRATIONS_PER_HOUR,
  });

function expectationOf(issue: z.core.$ZodIssue): string {
  const name = issue.path[0];
  const described =
    typeof name === 'string' && name in EnvironmentSchema.shape
      ? EnvironmentSchema.shape[name as keyof typeof EnvironmentSchema.shape].description
      : undefined;
  return described ? `invalid value; expected: ${described}` : 'unknown variable';
}
