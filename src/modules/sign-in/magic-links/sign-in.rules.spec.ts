import { isOwnPath } from '../../../kernel/http/own-path';
import { linkState } from './sign-in.rules';

const now = new Date('2026-11-22T10:00:00Z');
const later = new Date('2026-11-22T10:15:00Z');

it('a used link stays used after it is voided or expires', () => {
  expect(linkState({ expiresAt: now, consumedAt: now, voidedAt: now }, later)).toBe('used');
  expect(linkState({ expiresAt: now, consumedAt: null, voidedAt: now }, later)).toBe('void');
  expect(linkState({ expiresAt: later, consumedAt: null, voidedAt: null }, later)).toBe('expired');
  expect(linkState({ expiresAt: later, consumedAt: null, voidedAt: null }, now)).toBe('live');
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
