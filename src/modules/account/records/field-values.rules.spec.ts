import type { FieldKind } from './custom-fields.contract';
import { checkedValues, type FieldRule } from './field-values.rules';

const field = (id: string, kind: FieldKind, rest: Partial<FieldRule> = {}): FieldRule => ({
  id,
  name: `Field ${id}`,
  kind,
  choices: kind === 'choice' ? ['Day', 'Night'] : [],
  isRequired: false,
  archivedAt: null,
  ...rest,
});

it.each<[FieldKind, unknown, unknown]>([
  ['text', '  Dock 4 ', 'Dock 4'],
  ['text', 'x'.repeat(2000), 'x'.repeat(2000)],
  ['number', -0.5, -0.5],
  ['number', 0, 0],
  ['date', '2024-02-29', '2024-02-29'],
  ['choice', 'Night', 'Night'],
  ['checkbox', false, false],
])('a %s field accepts %p', (kind, given, kept) => {
  expect(checkedValues([field('a', kind)], { a: given }, { isFinal: false })).toEqual({
    values: { a: kept },
    faults: [],
  });
});

it.each<[FieldKind, unknown]>([
  ['text', 7],
  ['text', 'x'.repeat(2001)],
  ['number', '7'],
  ['number', Number.NaN],
  ['number', Number.POSITIVE_INFINITY],
  ['date', '2026-02-29'],
  ['date', '22.11.2026'],
  ['choice', 'night'],
  ['choice', true],
  ['checkbox', 'true'],
  ['checkbox', {}],
])('a %s field rejects %p', (kind, given) => {
  const { values, faults } = checkedValues([field('a', kind)], { a: given }, { isFinal: false });
  expect([values, faults.map(({ fieldId, code }) => [fieldId, code])]).toEqual([
    {},
    [['a', 'invalid_value']],
  ]);
});

it('all invalid fields are reported together, with their ids', () => {
  const fields = [field('a', 'number'), field('b', 'date'), field('c', 'text', { isRequired: true })];
  const { faults } = checkedValues(fields, { a: 'x', b: 'y', zz: 1 }, { isFinal: true });
  expect(faults.map(({ fieldId, code }) => `${fieldId} ${code}`)).toEqual([
    'a invalid_value',
    'b invalid_value',
    'zz invalid_value',
    'c required',
  ]);
});

it.each([null, undefined, '', '  '])('%p counts as no value', (given) => {
  const fields = [field('a', 'text', { isRequired: true })];
  expect(checkedValues(fields, { a: given }, { isFinal: false })).toEqual({ values: {}, faults: [] });
  expect(checkedValues(fields, { a: given }, { isFinal: true }).faults).toMatchObject([{ code: 'required' }]);
});

it('a required checkbox accepts true and false', () => {
  const fields = [field('a', 'checkbox', { isRequired: true })];
  expect(checkedValues(fields, { a: false }, { isFinal: true }).faults).toEqual([]);
});

it('an archived field is never required, keeps its value and rejects new ones', () => {
  const fields = [field('a', 'text', { isRequired: true, archivedAt: new Date(0) })];
  const held = { a: 'old' };
  expect(checkedValues(fields, {}, { isFinal: true }).faults).toEqual([]);
  expect(checkedValues(fields, { a: 'old' }, { isFinal: true, held }).values).toEqual(held);
  expect(checkedValues(fields, { a: 'new' }, { isFinal: true, held }).faults).toHaveLength(1);
  expect(checkedValues(fields, {}, { isFinal: true, held }).values).toEqual(held);
});

it('a removed choice is kept as an existing value but rejected as a new one', () => {
  const fields = [field('a', 'choice')];
  expect(checkedValues(fields, { a: 'Dusk' }, { isFinal: true, held: { a: 'Dusk' } }).values).toEqual({
    a: 'Dusk',
  });
  expect(checkedValues(fields, { a: 'Dusk' }, { isFinal: true, held: {} }).faults).toHaveLength(1);
});
