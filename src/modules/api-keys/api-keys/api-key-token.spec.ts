import { hintOf, isApiKeyToken, newApiKeyToken } from './api-key-token';

it('a key has a prefix, a 43-character secret and a 6-character checksum', () => {
  const token = newApiKeyToken();
  expect(token).toMatch(/^ks_live_[0-9A-Za-z]{49}$/);
  expect(isApiKeyToken(token)).toBe(true);
  expect(hintOf(token)).toBe(token.slice(-4));
});

it('a short secret is padded to full length', () => {
  expect(newApiKeyToken(Buffer.alloc(32))).toBe(
    `ks_live_${'0'.repeat(43)}${newApiKeyToken(Buffer.alloc(32)).slice(-6)}`,
  );
  expect(newApiKeyToken(Buffer.alloc(32, 255))).toMatch(/^ks_live_[0-9A-Za-z]{49}$/);
});

it('the checksum catches every single-character typo', () => {
  const token = newApiKeyToken();
  const typos = [...token].flatMap((was, at) =>
    [...'aZ9_'].filter((now) => now !== was).map((now) => token.slice(0, at) + now + token.slice(at + 1)),
  );
  expect(typos.filter(isApiKeyToken)).toEqual([]);
});

it.each([
  '',
  'ks_live_',
  'ks_test_x',
  `ks_live_${'a'.repeat(48)}`,
  `ks_live_${'a'.repeat(50)}`,
  'Bearer',
  `${newApiKeyToken()} `,
])('%j is not a key', (token) => {
  expect(isApiKeyToken(token)).toBe(false);
});
