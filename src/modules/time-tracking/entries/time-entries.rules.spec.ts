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
  ['a shift that is over', '2026-01-12T06:00:00Z', '2026-01-12T14:00:00Z', []],
  ['a shift that goes on', '2026-01-12T06:00:00Z', null, []],
  ['a clock that is 60 seconds fast', '2026-01-12T14:01:00Z', null, []],
  ['a clock that is faster', '2026-01-12T14:01:00.001Z', null, ['#/inAt ahead']],
  ['a shift that ends ahead', '2026-01-12T06:00:00Z', '2026-01-12T14:01:01Z', ['#/outAt ahead']],
  ['no time at all', '2026-01-12T06:00:00Z', '2026-01-12T06:00:00Z', ['#/outAt order']],
  ['in and out swapped', '2026-01-12T06:00:00Z', '2026-01-12T05:00:00Z', ['#/outAt order']],
  ['31 days', '2025-12-12T06:00:00Z', '2026-01-12T06:00:00Z', []],
  ['a second more', '2025-12-12T05:59:59Z', '2026-01-12T06:00:00Z', ['#/outAt too_long']],
  ['31 days that go on', '2025-12-12T14:00:00Z', null, []],
  ['more than that', '2025-12-12T13:59:59Z', null, ['#/inAt too_long']],
])('%s is judged by its times', (_, inAt, outAt, faults) => {
  expect(codes(inAt, outAt)).toEqual(faults);
});

it('cutting a span in two changes nothing of its seconds, wherever the cut is', () => {
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

it('nothing is worked yet on the clock', () => {
  expect(workedSecondsOf({ inAt: NOW, outAt: null })).toBeNull();
});

it.each([
  ['a page', 'session', 'mem_a', 'page', 'web'],
  ['JSON with a session', 'session', 'mem_a', 'api', 'api'],
  ['a key', 'api-key', 'mem_a', 'api', 'api'],
  ['an assistant', 'connection', 'mem_a', 'api', 'assistant'],
  ['somebody else’s hand', 'session', 'mem_b', 'page', 'admin'],
  ['somebody else’s assistant', 'connection', 'mem_b', 'api', 'admin'],
] as const)('hours through %s say so', (_, kind, memberId, surface, source) => {
  const caller = { memberId: 'mem_a', credential: { kind, id: 'x', name: null } } as Principal;
  expect(sourceOf(caller, memberId, surface)).toBe(source);
});

it('null takes a custom value away, what is not named stays', () => {
  expect(mergedFields({ a: 1, b: 2 }, { b: null, c: 3 })).toEqual({ a: 1, c: 3 });
  expect(mergedFields({ a: 1 }, undefined)).toEqual({ a: 1 });
});
