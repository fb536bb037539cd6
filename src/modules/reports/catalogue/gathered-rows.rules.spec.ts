import { GatheredRows, type Place } from './gathered-rows.rules';

const gathered = (place: Place, rows: readonly Record<string, unknown>[]) => {
  const part = new GatheredRows(place);
  for (const row of rows) part.pass(row);
  return [part.rows.map(({ n }) => n), part.isFull];
};
const numbered = (count: number, filling = '') => Array.from({ length: count }, (_, n) => ({ n, filling }));

it('a part has at most the requested rows and knows whether more follow', () => {
  expect(gathered({ from: 0, limit: 3 }, numbered(5))).toEqual([[0, 1, 2], true]);
  expect(gathered({ from: 3, limit: 3 }, numbered(5))).toEqual([[3, 4], false]);
  expect(gathered({ from: 2, limit: 3 }, numbered(5))).toEqual([[2, 3, 4], false]);
  expect(gathered({ from: 9, limit: 3 }, numbered(5))).toEqual([[], false]);
});

it('a part ends before its text gets too long, but has at least one row', () => {
  expect(gathered({ from: 0, limit: 9 }, numbered(5, 'x'.repeat(15_000)))).toEqual([[0, 1], true]);
  expect(gathered({ from: 1, limit: 9 }, numbered(3, 'x'.repeat(45_000)))).toEqual([[1], true]);
});
