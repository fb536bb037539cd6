import { cursorOf } from './paging.contract';
import { boundFrom, pairKeyOf, pairPlaceOf } from './pair-cursor';

const ID = 'te_01k00000000000000000000te1';
const cursor = (key: string, id = ID): string => cursorOf(pairKeyOf({ key, id }));

it('a place comes back as it left', () => {
  expect(pairPlaceOf(cursor('1768226400000000'), 'moment')).toEqual({ key: '1768226400000000', id: ID });
  expect(pairPlaceOf(cursor('2026-01-12'), 'day')).toEqual({ key: '2026-01-12', id: ID });
  expect(pairPlaceOf(undefined, 'day')).toBeNull();
});

it.each([
  ['a day where moments are counted', cursor('2026-01-12'), 'moment'],
  ['a moment where days are', cursor('1768226400000000'), 'day'],
  ['a day that is none', cursor('2026-13-45'), 'day'],
  ['a day that the database does not know', cursor('0000-01-01'), 'day'],
  ['a number too large for any moment', cursor('9'.repeat(18)), 'moment'],
  ['no id', cursorOf('1768226400000000'), 'moment'],
  ['an id with a quote', cursor('1', "te_' or true --"), 'moment'],
] as const)('%s is no place', (_, text, by) => {
  expect(() => pairPlaceOf(text, by)).toThrow('invalid-input');
});

it('a bound that the place is beyond is left out; one that a forged place would pass stays', () => {
  const bound = new Date('2026-01-12T14:00:00Z');
  const at = (ms: number) => ({ key: String((bound.getTime() + ms) * 1000), id: ID });
  expect([boundFrom(bound, at(-1), 'down'), boundFrom(bound, at(0), 'down')]).toEqual([null, bound]);
  expect([boundFrom(bound, at(0), 'up'), boundFrom(bound, at(-1), 'up')]).toEqual([null, bound]);
  expect(boundFrom(bound, null, 'up')).toBe(bound);
});
