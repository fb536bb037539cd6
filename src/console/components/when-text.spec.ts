import { dayText, exactText, momentText, relativeText, zoneText } from './when-text';

const NOW = new Date('2026-11-22T15:41:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('relative time', () => {
  it.each([
    [0, 'just now'],
    [44_000, 'just now'],
    [-44_000, 'just now'],
    [45_000, '1 minute ago'],
    [12 * MINUTE, '12 minutes ago'],
    [59.6 * MINUTE, '1 hour ago'],
    [5 * HOUR, '5 hours ago'],
    [23.6 * HOUR, 'yesterday'],
    [3 * DAY, '3 days ago'],
    [30 * DAY, '30 days ago'],
    [-DAY, 'tomorrow'],
    [-4 * DAY, 'in 4 days'],
  ])('%d ms is "%s"', (age, text) => {
    expect(relativeText(new Date(NOW.getTime() - age), NOW)).toBe(text);
  });

  it('is undefined beyond thirty days', () => {
    expect(relativeText(new Date(NOW.getTime() - 31 * DAY), NOW)).toBeUndefined();
    expect(relativeText(new Date(NOW.getTime() + 31 * DAY), NOW)).toBeUndefined();
  });
});

describe('a date and time', () => {
  it('is shown in the requested zone', () => {
    expect(momentText(NOW, NOW, { zone: 'UTC' })).toBe('22 Nov, 15:41');
    expect(momentText(NOW, NOW, { zone: 'America/New_York' })).toBe('22 Nov, 10:41');
    expect(momentText(NOW, NOW, { zone: 'Asia/Kolkata' })).toBe('22 Nov, 21:11');
  });

  it('includes the year if it is not the current one in that zone', () => {
    const newYear = new Date('2026-01-01T02:00:00Z');
    expect(momentText(newYear, NOW, { zone: 'UTC' })).toBe('1 Jan, 02:00');
    expect(momentText(newYear, NOW, { zone: 'America/New_York' })).toBe('31 Dec 2025, 21:00');
  });

  it('shows midnight as 00:00', () => {
    expect(exactText(new Date('2026-09-04T00:00:00Z'), { zone: 'UTC' })).toBe('4 Sep 2026, 00:00');
  });
});

it('a day depends on the zone', () => {
  expect(dayText(new Date('2026-03-14T23:30:00Z'), { zone: 'UTC' })).toBe('14 Mar 2026');
  expect(dayText(new Date('2026-03-14T23:30:00Z'), { zone: 'Europe/Berlin' })).toBe('15 Mar 2026');
});

it('a zone is named after its city', () => {
  expect(zoneText('America/New_York')).toBe('New York time');
  expect(zoneText('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time');
  expect(zoneText('UTC')).toBe('UTC');
});

it('a chosen locale formats days and times', () => {
  const style = { zone: 'America/New_York', locale: 'en-US' };
  expect(momentText(NOW, NOW, style)).toMatch(/^Nov 22, 10:41\sAM$/);
  expect(exactText(NOW, style)).toMatch(/^Nov 22, 2026, 10:41\sAM$/);
  expect(dayText(NOW, { zone: 'UTC', locale: 'sv-SE' })).toBe('22 nov. 2026');
});
