import { cursorOf } from './paging.contract';
import { boundFrom, pairKeyOf, pairPlaceOf } from './pair-cursor';

const ID = 'te_01k00000000000000000000te1';
const cursor = (key: string, id = ID): string => cursorOf(pairKeyOf({ key, id }));

it('a cursor decodes to the position it encodes', () => {
  expect(pairPlaceOf(cursor('1768226400000000'), 'moment')).toEqual({ key: '1768226400000000', id: ID });
  expect(pairPlaceOf(cursor('2026-01-12'), 'day')).toEqual({ key: '2026-01-12', id: ID });
  expect(pairPlaceOf(undefined, 'day')).toBeNull();
});

it.each([
  ['a day in a list by instant', cursor('2026-01-12'), 'moment'],
  ['an instant in a list by day', cursor('1768226400000000'), 'day'],
  ['an invalid day', cursor('2026-13-45'), 'day'],
  ['a day that PostgreSQL does not support', cursor('0000-01-01'), 'day'],
  ['a number that is too large', cursor('9'.repeat(18)), 'moment'],
  ['a missing id', cursorOf('1768226400000000'), 'moment'],
  ['an id with a quote', cursor('1', "te_' or true --"), 'moment'],
] as const)('a cursor with %s is rejected', (_, text, by) => {
  expect(() => pairPlaceOf(text, by)).toThrow('invalid-input');
});

it('a bound is dropped only if the cursor is already past it', () => {
  const bound = new Date('2026-01-12T14:00:00Z');
  const at = (ms: number) => ({ key: String((bound.getTime() + ms) * 1000), id: ID });
  expect([boundFrom(bound, at(-1), 'down'), boundFrom(bound, at(0), 'down')]).toEqual([null, bound]);
  expect([boundFrom(bound, at(0), 'up'), boundFrom(bound, at(-1), 'up')]).toEqual([null, bound]);
  expect(boundFrom(bound, null, 'up')).toBe(bound);
});
