import { z } from 'zod';
import { readSender } from './sender';

const whole = (min: number, max: number, preset: number) =>
  z.coerce.number().int().min(min).max(max).default(preset);
const PROXIES = /^[0-9a-fA-F.:/, ]+$/;

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((value) => URL.canParse(value) && new URL(value).href === `${new URL(value).origin}/`)
  .transform((value) => new URL(value).origin);

/** All variables that the service reads. Descriptions appear in error messages and in the README. */
export const EnvironmentSchema = z.object({
  NODE_ENV: z
    .string()
    .optional()
    .describe('`production` enables the production checks, whatever the address.'),
  PORT: whole(0, 65535, 3000).describe(
    'The port to listen on, 0 to 65535; 0 selects a free port and requires ORIGIN.',
  ),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('The address to listen on. Any address other than loopback means production.'),
  ORIGIN: origin
    .optional()
    .describe(
      'The public origin, such as https://clock.example.com; all links start with it. Default: http://HOST:PORT.',
    ),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('The folder of the embedded PostgreSQL and of the generated secret.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe(
      'An external PostgreSQL (postgresql://...) to use instead of the embedded one. `?sslmode=` sets TLS; `?host=/folder` connects to a socket.',
    ),
  DATABASE_NEWER_SCHEMA: z
    .enum(['refuse', 'compatible'])
    .default('refuse')
    .describe(
      'What to do when a newer build has migrated the database: `refuse` to start, or start if all newer migrations are marked `compatible` (for rolling updates).',
    ),
  DATABASE_POOL_SIZE: whole(1, 200, 10).describe('Connections for pages and the API, 1 to 200.'),
  DATABASE_LOOKUP_POOL_SIZE: whole(1, 16, 2).describe(
    'Connections that only credential lookups use, 1 to 16.',
  ),
  DATABASE_STATEMENT_TIMEOUT_SECONDS: whole(1, 600, 15).describe(
    'The timeout of a statement of a page or the API, 1 to 600 seconds; the request then gets 503.',
  ),
  DATABASE_LOCK_TIMEOUT_SECONDS: whole(1, 600, 5).describe(
    'The timeout of a wait for a database lock, or (at least 5 seconds) for a free connection, 1 to 600 seconds; the request then gets 503.',
  ),
  DATABASE_REPORT_TIMEOUT_SECONDS: whole(1, 600, 45).describe(
    'The timeout of a statement of a report, 1 to 600 seconds; the request then gets 503.',
  ),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional()
    .describe(
      'The SMTP server (smtp://user:password@host:587, or smtps://). In production TLS is required, except to a loopback host or with `?tls=none`; `?tls=required` requires it everywhere. Certificates are always verified; NODE_EXTRA_CA_CERTS adds a certificate authority. Without this setting, on loopback only, emails are shown at /dev/mailbox.',
    ),
  MAIL_FROM: z
    .string()
    .min(3)
    .max(200)
    .default('Keyshift <keyshift@localhost>')
    .refine((value) => readSender(value) !== undefined)
    .describe(
      'The sender of all emails: one address, with or without a name, such as Keyshift <clock@example.com>.',
    ),
  MAIL_POLL_SECONDS: whole(1, 60, 2).describe(
    'How often a process checks for emails to send, 1 to 60 seconds. A process sends its own emails immediately.',
  ),
  SECRET: z
    .string()
    .min(32)
    .max(1000)
    .optional()
    .describe(
      '32 characters or more; signs sessions and links. Generated and stored in DATA_DIR if not set; required in production and with DATABASE_URL.',
    ),
  TRUSTED_PROXIES: z
    .string()
    .regex(PROXIES)
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .describe(
      'Addresses or CIDR ranges, separated by commas, whose X-Forwarded-For header is trusted. Default: none.',
    ),
  BODY_LIMIT_BYTES: whole(1024, 10_485_760, 262_144).describe(
    'The largest request body, 1024 to 10485760 bytes.',
  ),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .optional()
    .describe(
      'silent, fatal, error, warn, info, debug or trace. Default: info in production, otherwise warn.',
    ),
  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:|https:|tel:)[^\s,]+(,\s*(mailto:|https:|tel:)[^\s,]+)*$/)
    .optional()
    .transform((value) => value?.split(/,\s*/) ?? [])
    .describe(
      'Where to report a vulnerability: mailto:, https: or tel: addresses in order of preference, separated by commas. Published in /.well-known/security.txt, which returns 404 without this setting.',
    ),
  RATE_LIMIT_PER_MINUTE: whole(0, 1_000_000, 600).describe(
    'Requests per minute for one credential, or for one network without a credential (pages and the API are counted separately), 0 to 1000000; 0 disables the limit.',
  ),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//)
    .optional()
    .describe(
      'A Redis or Valkey server (redis://host:6379) in which all processes share their request counts. Default: each process counts its own.',
    ),
  SESSION_TTL_SECONDS: whole(300, 31_536_000, 7_776_000).describe(
    'The maximum lifetime of a session, 300 to 31536000 seconds.',
  ),
  SESSION_IDLE_SECONDS: whole(300, 31_536_000, 1_209_600).describe(
    'How long an unused session stays valid, 300 to 31536000 seconds.',
  ),
  SIGN_IN_TTL_SECONDS: whole(60, 900, 900).describe(
    'How long a sign-in link and its code are valid, 60 to 900 seconds.',
  ),
  SIGN_IN_SENDS_PER_ADDRESS: whole(1, 1000, 5).describe(
    'Sign-in emails to one address per window, 1 to 1000.',
  ),
  SIGN_IN_SENDS_PER_NETWORK: whole(1, 100_000, 20).describe(
    'Sign-in emails requested from one network per window, 1 to 100000.',
  ),
  SIGN_IN_SENDS_WINDOW_SECONDS: whole(60, 86_400, 900).describe(
    'The window of the two limits above, 60 to 900 seconds, at most SIGN_IN_TTL_SECONDS.',
  ),
  SIGN_IN_SENDS_ALARM: whole(1, 1_000_000, 500).describe(
    'Sign-in emails per window above which a warning is logged, 1 to 1000000. It blocks no requests.',
  ),
  SIGN_IN_CODE_TRIES: whole(1, 20, 5).describe(
    'Wrong codes after which the code of one email is rejected, 1 to 20.',
  ),
  SIGN_IN_CODE_TRIES_PER_HOUR: whole(1, 1000, 20).describe(
    'Wrong codes per hour after which all codes for an address are rejected, 1 to 1000; links keep working.',
  ),
  INVITATION_TTL_SECONDS: whole(3600, 2_592_000, 604_800).describe(
    'How long an invitation is valid, 3600 to 2592000 seconds.',
  ),
  ASSISTANT_HOSTS: z
    .string()
    .regex(/^[a-z0-9.,\- ]*$/)
    .default('claude.ai,claude.com,chatgpt.com')
    .transform((value) =>
      value
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .describe(
      'Hosts, separated by commas, whose assistants can be connected without a warning. Default: claude.ai, claude.com, chatgpt.com.',
    ),
  ASSISTANT_REGISTRATIONS_PER_HOUR: whole(1, 100_000, 60).describe(
    'Assistants that one network can register per hour, 1 to 100000.',
  ),
  AUDIT_RETENTION_DAYS: z.coerce
    .number()
    .int()
    .refine((days) => days === 0 || (days >= 30 && days <= 36_500))
    .default(0)
    .describe('How long audit events are kept, in days: 30 to 36500, or 0 to keep them indefinitely.'),
  LAST_USED_FLUSH_SECONDS: whole(1, 3600, 60).describe(
    'How often "last used" times are written, 1 to 3600 seconds.',
  ),
});

export type Environment = z.infer<typeof EnvironmentSchema>;
