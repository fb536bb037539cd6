import { secondOf } from '../../../kernel/calendar/calendar';
import { Midnights } from '../../../kernel/calendar/midnights';
import type { StepMinutes } from './rounding.contract';
import { roundedOf, roundedSpan } from './rounding.rules';

const at = (instant: string): number => secondOf(new Date(instant));
const NEW_YORK = new Midnights({ startsOn: '2026-11-01', endsOn: '2026-11-07' }, 'America/New_York');
const KATHMANDU = new Midnights({ startsOn: '2026-11-01', endsOn: '2026-11-07' }, 'Asia/Kathmandu');

it.each<[StepMinutes, string, string]>([
  [null, '2026-11-02T14:07:29Z', '2026-11-02T14:07:29Z'],
  [15, '2026-11-02T14:07:29Z', '2026-11-02T14:00:00Z'],
  [15, '2026-11-02T14:07:30Z', '2026-11-02T14:15:00Z'],
  [15, '2026-11-02T14:22:30Z', '2026-11-02T14:30:00Z'],
  [6, '2026-11-02T14:02:59Z', '2026-11-02T14:00:00Z'],
  [6, '2026-11-02T14:03:00Z', '2026-11-02T14:06:00Z'],
  [5, '2026-11-02T14:02:29Z', '2026-11-02T14:00:00Z'],
  [5, '2026-11-02T14:02:30Z', '2026-11-02T14:05:00Z'],
  // Across midnight, and in the hour repeated at the end of DST.
  [15, '2026-11-03T04:53:00Z', '2026-11-03T05:00:00Z'],
  [15, '2026-11-01T06:08:00Z', '2026-11-01T06:15:00Z'],
])('to %s minutes: %s is rounded to %s', (step, clocked, counted) => {
  expect(roundedOf(at(clocked), step, NEW_YORK)).toBe(at(counted));
});

it('steps follow the wall clock in a zone with a 45-minute offset', () => {
  // 09:03 and 09:02 in Kathmandu.
  expect(roundedOf(at('2026-11-02T03:18:00Z'), 6, KATHMANDU)).toBe(at('2026-11-02T03:21:00Z'));
  expect(roundedOf(at('2026-11-02T03:17:00Z'), 6, KATHMANDU)).toBe(at('2026-11-02T03:15:00Z'));
});

it('a span is cut at the midnights of the given days before rounding', () => {
  const span = { begins: at('2026-10-30T00:00:00Z'), ends: at('2026-11-09T00:07:31Z'), id: 'te_1' };
  expect(roundedSpan(span, 15, NEW_YORK)).toEqual({
    begins: at('2026-11-01T04:00:00Z'),
    ends: at('2026-11-08T05:00:00Z'),
    id: 'te_1',
  });
});
