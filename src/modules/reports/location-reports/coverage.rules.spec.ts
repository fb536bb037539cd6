import fc from 'fast-check';
import { Midnights } from '../../../kernel/calendar/midnights';
import { coverageOf, type Presence, presencesByDay, secondsOf } from './coverage.rules';

const HOUR = 3600;
const there = (memberId: string, from: number, to: number): Presence => ({
  memberId,
  locationId: 'shop',
  begins: from,
  ends: to,
});

it('a handover and an overlap are covered, a break is a gap', () => {
  const day = [there('ann', 8, 12), there('bob', 12, 15), there('eve', 14, 16), there('ann', 17, 20)];
  expect(coverageOf(day)).toEqual({
    members: 3,
    mostAtOnce: 2,
    coveredSeconds: 11,
    presentSeconds: 12,
    stretches: [
      { begins: 8, ends: 16 },
      { begins: 17, ends: 20 },
    ],
    gaps: [{ begins: 16, ends: 17 }],
  });
});

it('without presences there is no coverage and no gap', () => {
  const none = { members: 0, mostAtOnce: 0, coveredSeconds: 0, presentSeconds: 0, stretches: [], gaps: [] };
  expect(coverageOf([])).toEqual(none);
});

it('coverage equals a count second by second', () => {
  const presence = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 15 }))
    .map(([memberId, from, length]) => there(memberId, from, from + length));
  fc.assert(
    fc.property(fc.array(presence, { minLength: 1 }), (presences) => {
      const counts = Array.from(
        { length: 60 },
        (_, second) => presences.filter(({ begins, ends }) => begins <= second && second < ends).length,
      );
      const coverage = coverageOf(presences);
      expect(coverage.mostAtOnce).toBe(Math.max(...counts));
      expect(coverage.coveredSeconds).toBe(counts.filter((count) => count > 0).length);
      expect(coverage.presentSeconds).toBe(counts.reduce((sum, count) => sum + count, 0));
      const first = counts.findIndex((count) => count > 0);
      const last = counts.findLastIndex((count) => count > 0);
      expect(secondsOf(coverage.gaps)).toBe(last + 1 - first - coverage.coveredSeconds);
      expect(coverage.stretches).toHaveLength(coverage.gaps.length + 1);
    }),
    { numRuns: 200 },
  );
});

/** The middle day has 25 hours, because daylight saving time ends in New York. */
const DAYS = new Midnights({ startsOn: '2026-10-31', endsOn: '2026-11-02' }, 'America/New_York');

async function days(presences: readonly Presence[], now = DAYS.ends) {
  async function* given(): AsyncGenerator<Presence> {
    yield* presences;
  }
  const reported: (readonly [string, number[]])[] = [];
  for await (const { day, presences: of } of presencesByDay(given(), DAYS, now))
    reported.push([day, of.map(({ begins, ends }) => (ends - begins) / HOUR)]);
  return reported;
}

it('a night shift is split at midnight, and a day of 25 hours counts as 25', async () => {
  const since = DAYS.begins;
  const night = there('ann', since + 20 * HOUR, since + 28 * HOUR);
  const long = there('bob', since + 22 * HOUR, since + 60 * HOUR);
  expect(await days([night, long])).toEqual([
    ['2026-10-31', [4, 2]],
    ['2026-11-01', [4, 25]],
    ['2026-11-02', [11]],
  ]);
});

it('a presence longer than the range is cut to the range', async () => {
  const always = there('ann', DAYS.begins - HOUR, DAYS.ends + HOUR);
  expect(await days([always])).toEqual([
    ['2026-10-31', [24]],
    ['2026-11-01', [25]],
    ['2026-11-02', [24]],
  ]);
});

it('days that have not begun are omitted, and today counts until now', async () => {
  const open = there('ann', DAYS.begins, DAYS.begins + 26 * HOUR);
  expect(await days([open], DAYS.begins + 26 * HOUR)).toEqual([
    ['2026-10-31', [24]],
    ['2026-11-01', [2]],
  ]);
  expect(await days([open], DAYS.begins)).toEqual([]);
});

it('a presence that ended before the range is omitted', async () => {
  const gone = there('ann', DAYS.begins - 2 * HOUR, DAYS.begins - HOUR);
  expect((await days([gone])).flatMap(([, hours]) => hours)).toEqual([]);
});
