import { dayIn, endOfDay, startOfDay } from './zone-day';

it.each([
  ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-01-01', 'America/New_York', '2026-01-01T05:00:00.000Z'],
  // The days on which clocks change.
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
  ['2026-06-01', 'Asia/Kathmandu', '2026-05-31T18:15:00.000Z'],
  ['2026-06-01', 'Pacific/Kiritimati', '2026-05-31T10:00:00.000Z'],
  // Beirut springs forward at midnight: the day begins at 01:00.
  ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
])('%s in %s begins at %s', (day, zone, instant) => {
  expect(startOfDay(day, zone).toISOString()).toBe(instant);
  expect(dayIn(startOfDay(day, zone), zone)).toBe(day);
  expect(dayIn(new Date(startOfDay(day, zone).getTime() - 1), zone)).not.toBe(day);
});

it('a day ends where the next begins, also when it has 23 or 25 hours', () => {
  const hours = (day: string) =>
    (endOfDay(day, 'America/New_York').getTime() - startOfDay(day, 'America/New_York').getTime()) / 3_600_000;
  expect(['2026-03-08', '2026-11-01', '2026-11-22'].map(hours)).toEqual([23, 25, 24]);
  expect(endOfDay('2026-12-31', 'UTC').toISOString()).toBe('2027-01-01T00:00:00.000Z');
});
