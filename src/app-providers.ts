import type { Provider, Type } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Settings } from '../config/settings';
import { ACCESS_OPTIONS, type AccessOptions } from './access/access.options';
import { CONSOLE_OPTIONS, type ConsoleOptions } from './console/http/console.options';
import { Clock } from './kernel/clock/clock';
import { LookupPool } from './kernel/database/batched-lookup';
import type { DatabaseAddress } from './kernel/database/database-url';
import { guarded } from './kernel/database/guarded-client';
import { LAST_USE_SECONDS } from './kernel/database/last-use';
import { JOBS_LIMITS } from './kernel/database/pool-limits';
import { ReportPool } from './kernel/database/report-sql';
import { PublicFetch } from './kernel/http/public-fetch';
import { JOBS_OPTIONS, type JobsOptions } from './kernel/jobs/jobs-database';
import { Throughput } from './kernel/limits/throughput';
import { Vault } from './kernel/secret/vault';
import { MCP_OPTIONS, type McpOptions } from './mcp/mcp.options';
import { API_OPTIONS, type ApiOptions } from './modules/api-reference';
import { AUDIT_OPTIONS, type AuditOptions } from './modules/audit';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './modules/connections';
import {
  MAIL_OPTIONS,
  MAIL_TRANSPORT,
  Mailbox,
  type MailOptions,
  type MailTransport,
  SmtpTransport,
} from './modules/mail';
import { MEMBERS_OPTIONS, type MembersOptions } from './modules/members';
import { SIGN_IN_OPTIONS, type SignInOptions } from './modules/sign-in';

/** The input for building the app: the settings, and values found or created at startup. */
export interface Runtime {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly secret: string;
  readonly logger: Logger;
  /** Prints a line for the person at the terminal. */
  readonly print: (line: string) => void;
  /** Test doubles, and modules that tests add. */
  readonly doubles?: {
    readonly clock: Clock;
    readonly transport: MailTransport;
    readonly modules?: readonly Type[];
    readonly documents?: PublicFetch;
  };
}

const JOB_CONNECTIONS = 3;

/** The part of the settings that each module needs, by injection token. */
export function settingsProviders(runtime: Runtime, database: DatabaseAddress): Provider[] {
  const { settings, secret } = runtime;
  const { origin } = settings.http;
  const clock = runtime.doubles?.clock ?? new Clock();
  const slices: [symbol, unknown][] = [
    [ACCESS_OPTIONS, accessOptions(settings)],
    [CONSOLE_OPTIONS, consoleOptions(settings)],
    [API_OPTIONS, { origin } satisfies ApiOptions],
    [MCP_OPTIONS, { origin } satisfies McpOptions],
    [MAIL_OPTIONS, mailOptions(settings)],
    [
      MEMBERS_OPTIONS,
      { origin, invitationTtlSeconds: settings.invitation.ttlSeconds } satisfies MembersOptions,
    ],
    [SIGN_IN_OPTIONS, signInOptions(settings)],
    [AUDIT_OPTIONS, settings.audit satisfies AuditOptions],
    [CONNECTIONS_OPTIONS, { origin, ...settings.connections } satisfies ConnectionsOptions],
    [LAST_USE_SECONDS, settings.lastUsedFlushSeconds],
    [JOBS_OPTIONS, jobsOptions(settings, database)],
  ];
  return [
    ...slices.map(([provide, useValue]) => ({ provide, useValue })),
    { provide: Vault, useValue: new Vault(secret) },
    {
      provide: Throughput,
      useValue: new Throughput(settings.limits.perMinute, settings.limits.redisUrl?.reveal()),
    },
    {
      provide: LookupPool,
      useValue: new LookupPool(database, settings.database.lookupPoolSize),
    },
    { provide: ReportPool, useValue: new ReportPool(database, settings.database.reportTimeoutSeconds) },
    { provide: Clock, useValue: clock },
    { provide: PublicFetch, useValue: runtime.doubles?.documents ?? new PublicFetch() },
    { provide: MAIL_TRANSPORT, useValue: runtime.doubles?.transport ?? transport(runtime, clock) },
  ];
}

/** `__Host-` binds the cookie to this origin; browsers accept it over https only. */
const cookieName = (settings: Settings): string =>
  settings.session.secureCookie ? '__Host-keyshift' : 'keyshift_session';

const consoleOptions = ({ http, session, security }: Settings): ConsoleOptions => ({
  origin: http.origin,
  secureCookie: session.secureCookie,
  securityContacts: security.contacts,
});

const accessOptions = (settings: Settings): AccessOptions => ({
  cookieName: cookieName(settings),
  origin: settings.http.origin,
});

const jobsOptions = (settings: Settings, database: DatabaseAddress): JobsOptions => ({
  database: { ...guarded(database, JOBS_LIMITS), max: JOB_CONNECTIONS },
  pollSeconds: settings.mail.pollSeconds,
});

const mailOptions = ({ mail, http, production }: Settings): MailOptions => ({
  origin: http.origin,
  mailbox: !mail.smtp && !production,
});

const signInOptions = (settings: Settings): SignInOptions => ({
  ...settings.signIn,
  origin: settings.http.origin,
  sessionTtlSeconds: settings.session.ttlSeconds,
  sessionIdleSeconds: settings.session.idleSeconds,
  cookie: { name: cookieName(settings), secure: settings.session.secureCookie },
  hasMailbox: mailOptions(settings).mailbox,
});

function transport({ settings, print }: Runtime, clock: Clock): MailTransport {
  const { smtp, from } = settings.mail;
  if (!smtp) return new Mailbox(() => clock.now(), print);
  return new SmtpTransport({ ...smtp, password: smtp.password.reveal() }, from);
}
