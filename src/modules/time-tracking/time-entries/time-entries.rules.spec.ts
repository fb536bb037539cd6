import fc from 'fast-check';
import type { Principal } from '../../../access/principal';
import { faultsOfTimes, mergedFields, sourceOf, workedSecondsOf } from './time-entries.rules';

const NOW = new Date('2026-01-12T14:00:00Z');
const at = (text: string): Date => new Date(text);
const codes = (inAt: string, outAt: string | null) =>
  faultsOfTimes({ inAt: at(inAt), outAt: outAt === null ? null : at(outAt) }, NOW).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

it.each([
  ['a closed shift', '2026-01-12T06:00:00Z', '2026-01-12T14:00:00Z', []],
  ['an open shift', '2026-01-12T06:00:00Z', null, []],
  ['a clock-in 60 seconds in the future', '2026-01-12T14:01:00Z', null, []],
  ['a clock-in more than 60 seconds in the future', '2026-01-12T14:01:00.001Z', null, ['#/inAt ahead']],
  ['a clock-out in the future', '2026-01-12T06:00:00Z', '2026-01-12T14:01:01Z', ['#/outAt ahead']],
  ['an empty span', '2026-01-12T06:00:00Z', '2026-01-12T06:00:00Z', ['#/outAt order']],
  ['swapped times', '2026-01-12T06:00:00Z', '2026-01-12T05:00:00Z', ['#/outAt order']],
  ['a shift of 31 days', '2025-12-12T06:00:00Z', '2026-01-12T06:00:00Z', []],
  ['a shift of 31 days and a second', '2025-12-12T05:59:59Z', '2026-01-12T06:00:00Z', ['#/outAt too_long']],
  ['an open shift of 31 days', '2025-12-12T14:00:00Z', null, []],
  ['an open shift of more than 31 days', '2025-12-12T13:59:59Z', null, ['#/inAt too_long']],
])('faultsOfTimes: %s', (_, inAt, outAt, faults) => {
  expect(codes(inAt, outAt)).toEqual(faults);
});

it('splitting a span never changes its total in seconds', () => {
  const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(fc.tuple(instant, instant, instant), (three) => {
      const [first = 0, cut = 0, last = 0] = [...three].sort((a, b) => a - b);
      const seconds = (from: number, until: number) =>
        workedSecondsOf({ inAt: new Date(from), outAt: new Date(until) }) ?? 0;
      return seconds(first, cut) + seconds(cut, last) === seconds(first, last);
    }),
  );
});

it('an open entry has no worked time yet', () => {
  expect(workedSecondsOf({ inAt: NOW, outAt: null })).toBeNull();
});

it.each([
  ['a page', 'session', 'mem_a', 'page', 'web'],
  ['JSON with a session', 'session', 'mem_a', 'api', 'api'],
  ['a key', 'api-key', 'mem_a', 'api', 'api'],
  ['an assistant', 'connection', 'mem_a', 'api', 'assistant'],
  ['another member', 'session', 'mem_b', 'page', 'admin'],
  ['another member’s assistant', 'connection', 'mem_b', 'api', 'admin'],
] as const)('sourceOf: an entry created by %s', (_, kind, memberId, surface, source) => {
  const caller = { memberId: 'mem_a', credential: { kind, id: 'x', name: null } } as Principal;
  expect(sourceOf(caller, memberId, surface)).toBe(source);
});

it('null removes a custom value; omitted fields stay', () => {
  expect(mergedFields({ a: 1, b: 2 }, { b: null, c: 3 })).toEqual({ a: 1, c: 3 });
  expect(mergedFields({ a: 1 }, undefined)).toEqual({ a: 1 });
});
