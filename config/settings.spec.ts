import { inspect } from 'node:util';
import { readSettings, SettingsFault } from './settings';

const SECRET = 'x'.repeat(32);
const PRODUCTION = {
  ORIGIN: 'https://clock.example.com',
  SECRET,
  SMTP_URL: 'smtp://u:hunter2@mail.example.com',
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsFault) return error.faults;
    throw error;
  }
}

it('an empty environment gives development defaults', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({
    production: false,
    http: { port: 3000, host: '127.0.0.1', origin: 'http://127.0.0.1:3000', trustedProxies: [] },
    session: { secureCookie: false },
    log: { level: 'warn' },
  });
  expect(Object.isFrozen(settings) && Object.isFrozen(settings.signIn)).toBe(true);
});

it('an empty value counts as absent', () => {
  expect(readSettings({ PORT: '', ORIGIN: '' }).http.port).toBe(3000);
});

it.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['ORIGIN', 'my-host.test'],
  ['ORIGIN', 'https://my-host.test/path'],
  ['ORIGIN', 'ftp://my-host.test'],
  ['DATABASE_URL', 'mysql://x'],
  ['SMTP_URL', 'mail.example.com'],
  ['MAIL_FROM', 'no address'],
  ['MAIL_FROM', 'a@example.com, b@example.com'],
  ['MAIL_FROM', 'Clock <a@example.com>, <b@example.com>'],
  ['MAIL_FROM', '=?utf-8?Q?The_bank?= <a@example.com>'],
  ['MAIL_FROM', '"=?utf-8?Q?The_bank?=" <a@example.com>'],
  ['MAIL_FROM', 'Clock\r\nBcc: b@example.com <a@example.com>'],
  ['MAIL_FROM', 'a@[127.0.0.1]'],
  ['SECRET', 'hunter2'],
  ['TRUSTED_PROXIES', 'everyone!'],
  ['LOG_LEVEL', 'loud'],
  ['SESSION_TTL_SECONDS', '1.5'],
  ['SIGN_IN_TTL_SECONDS', '86400'],
])('%s=%s is reported with what is expected and without the value', (name, value) => {
  const faults = faultsOf({ [name]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(new RegExp(`^${name}: invalid value; expected: .{10,}`));
  expect(faults[0]?.replace(/:.*/, '')).toBe(name);
  if (value.length > 4) expect(faults.join()).not.toContain(value);
});

it('all errors are reported together', () => {
  expect(
    faultsOf({ PORT: 'x', SECRET: 'short', LOG_LEVEL: 'loud' }).map((fault) => fault.split(':')[0]),
  ).toEqual(['PORT', 'SECRET', 'LOG_LEVEL']);
});

it.each([
  [{ HOST: '0.0.0.0' }, ['SECRET', 'SMTP_URL', 'ORIGIN']],
  [{ ORIGIN: 'https://clock.example.com' }, ['SECRET', 'SMTP_URL']],
  [{ NODE_ENV: 'production' }, ['SECRET', 'SMTP_URL', 'ORIGIN']],
  [{ ...PRODUCTION, ORIGIN: 'http://clock.example.com', HOST: '0.0.0.0' }, ['ORIGIN']],
  [{ DATABASE_URL: 'postgresql://u@h/d' }, ['SECRET']],
  [{ PORT: '0' }, ['ORIGIN']],
  [{ ORIGIN: 'http://clock.example.com' }, ['SECRET', 'SMTP_URL', 'ORIGIN']],
  [{ SIGN_IN_TTL_SECONDS: '300' }, ['SIGN_IN_SENDS_WINDOW_SECONDS']],
])('%j reports the missing or conflicting variables', (env, names) => {
  expect(faultsOf(env).map((fault) => fault.split(':')[0])).toEqual(names);
});

it('a loopback origin can use http in production', () => {
  expect(
    readSettings({ ...PRODUCTION, NODE_ENV: 'production', ORIGIN: 'http://127.0.0.1:3000' }).production,
  ).toBe(true);
});

it.each([
  ['clock@example.com', { name: '', address: 'clock@example.com' }],
  ['Keyshift <clock@example.com>', { name: 'Keyshift', address: 'clock@example.com' }],
  [
    '"Keyshift, Inc." <clock@bücher.example>',
    { name: 'Keyshift, Inc.', address: 'clock@xn--bcher-kva.example' },
  ],
  ['<clock@example.com>', { name: '', address: 'clock@example.com' }],
])('MAIL_FROM=%s is parsed into name and address', (MAIL_FROM, sender) => {
  expect(readSettings({ MAIL_FROM }).mail.from).toEqual(sender);
});

describe('SMTP_URL', () => {
  const securityOf = (SMTP_URL: string, env: Record<string, string> = PRODUCTION) =>
    readSettings({ ...env, SMTP_URL }).mail.smtp?.security;

  it.each([
    ['smtp://mail.example.com', 'starttls'],
    ['smtp://u:p@10.0.0.5:25', 'starttls'],
    ['smtp://[2001:db8::1]:25', 'starttls'],
    ['smtp://0.0.0.0:25', 'starttls'],
    ['smtp://localhost.example.com', 'starttls'],
    ['smtps://mail.example.com', 'tls'],
    ['smtp://mail.example.com:25?tls=none', 'none'],
    ['smtp://mail.example.com?tls=required', 'starttls'],
    ['smtp://localhost:25', 'opportunistic'],
    ['smtp://127.0.0.9:25', 'opportunistic'],
    ['smtp://[::1]:25', 'opportunistic'],
    ['smtp://localhost:25?tls=required', 'starttls'],
  ])('%s in production means %s', (url, security) => {
    expect(securityOf(url)).toBe(security);
  });

  it('outside production TLS is opportunistic, unless tls=required', () => {
    expect(securityOf('smtp://mail.example.com', {})).toBe('opportunistic');
    expect(securityOf('smtp://mail.example.com?tls=required', {})).toBe('starttls');
  });

  it.each([
    'smtp://',
    'smtp://mail.example.com/path-5f1c',
    'smtp://us%er-5f1c@mail.example.com',
    'smtp://mail.example.com?tls=maybe-5f1c',
    'smtp://mail.example.com?tls=none&tls=required',
    'smtps://mail.example.com?tls=none',
    'smtp://mail.example.com?ignoreTLS=true-5f1c',
    'smtp://mail.example.com?requireTLS=false-5f1c',
    'smtp://mail.example.com?tls.rejectUnauthorized=false-5f1c',
    'smtps://mail.example.com?secure=false-5f1c',
  ])('%s is rejected with a reason and without the value', (SMTP_URL) => {
    const faults = faultsOf({ ...PRODUCTION, SMTP_URL });
    expect(faults).toEqual([expect.stringMatching(/^SMTP_URL: .{20,}/)]);
    expect(faults.join()).not.toContain('5f1c');
  });

  it('is parsed into its parts', () => {
    const { smtp } = readSettings({
      ...PRODUCTION,
      SMTP_URL: 'smtp://a%40b:p%2Fw@mail.example.com?name=me.example',
    }).mail;
    expect(smtp).toMatchObject({
      host: 'mail.example.com',
      port: 587,
      user: 'a@b',
      clientName: 'me.example',
    });
    expect(smtp?.password.reveal()).toBe('p/w');
    expect(readSettings({ ...PRODUCTION, SMTP_URL: 'smtps://mail.example.com' }).mail.smtp?.port).toBe(465);
  });
});

it('a secret prints as [secret]', () => {
  const settings = readSettings({ ...PRODUCTION, DATABASE_URL: 'postgresql://u:hunter2@h/d' });
  const printed = `${inspect(settings, { depth: 9 })}${JSON.stringify(settings)}${String(settings.secret)}`;
  expect(printed).not.toMatch(/hunter2|xxxx/);
  expect(settings.secret?.reveal()).toBe(SECRET);
});
