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

it('an empty environment is a development machine', () => {
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
  ['SECRET', 'hunter2'],
  ['TRUSTED_PROXIES', 'everyone!'],
  ['LOG_LEVEL', 'loud'],
  ['SESSION_TTL_SECONDS', '1.5'],
  ['SIGN_IN_TTL_SECONDS', '86400'],
])('%s=%s is named with what is expected, and not repeated', (name, value) => {
  const faults = faultsOf({ [name]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(new RegExp(`^${name}: is not what is expected: .{10,}`));
  expect(faults[0]?.replace(/:.*/, '')).toBe(name);
  if (value.length > 4) expect(faults.join()).not.toContain(value);
});

it('all faults come at once', () => {
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
])('%j lacks what production needs', (env, names) => {
  expect(faultsOf(env).map((fault) => fault.split(':')[0])).toEqual(names);
});

it('loopback may stay on http in production', () => {
  expect(
    readSettings({ ...PRODUCTION, NODE_ENV: 'production', ORIGIN: 'http://127.0.0.1:3000' }).production,
  ).toBe(true);
});

it('a secret prints as [secret]', () => {
  const settings = readSettings({ ...PRODUCTION, DATABASE_URL: 'postgresql://u:hunter2@h/d' });
  const printed = `${inspect(settings, { depth: 9 })}${JSON.stringify(settings)}${String(settings.secret)}`;
  expect(printed).not.toMatch(/hunter2|xxxx/);
  expect(settings.secret?.reveal()).toBe(SECRET);
});
