import { crockford, idPattern, newId } from './id';

it('an id has its prefix and sorts by creation time', () => {
  const ids = Array.from({ length: 500 }, () => newId('ws'));
  expect(ids.every((id) => idPattern('ws').test(id))).toBe(true);
  expect(new Set(ids).size).toBe(500);
  expect([...ids].sort()).toEqual(ids);
});

it('base32 preserves all 128 bits', () => {
  expect(crockford(new Uint8Array(16))).toBe('0'.repeat(26));
  expect(crockford(new Uint8Array(16).fill(255))).toBe(`7${'z'.repeat(25)}`);
});
