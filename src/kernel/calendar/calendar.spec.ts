import {
  addDays,
  dayOf,
  daysFrom,
  daysOf,
  endOf,
  endOfMonth,
  secondOf,
  startOf,
  weekdayOf,
  weekOf,
  yearsBetween,
} from './calendar';
import { DayField } from './day.contract';
import { Midnights } from './midnights';

it.each([
  ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-01-01', 'America/New_York', '2026-01-01T05:00:00.000Z'],
  // Days with a DST change.
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00.000Z'],
  ['2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00.000Z'],
  ['2026-06-01', 'Asia/Kathmandu', '2026-05-31T18:15:00.000Z'],
  ['2026-06-01', 'Pacific/Kiritimati', '2026-05-31T10:00:00.000Z'],
  // Beirut: DST starts at midnight, so the day begins at 01:00.
  ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
  // Azores in October: midnight occurs twice, and the day begins at the first one.
  ['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00.000Z'],
])('%s in %s begins at %s', (day, zone, instant) => {
  expect(startOf(day, zone).toISOString()).toBe(instant);
  expect(dayOf(startOf(day, zone), zone)).toBe(day);
  expect(dayOf(new Date(startOf(day, zone).getTime() - 1), zone)).not.toBe(day);
});

it.each([
  ['America/New_York', ['2026-03-08', '2026-11-01', '2026-11-22'], [23, 25, 24]],
  ['Europe/Berlin', ['2026-03-29', '2026-10-25', '2026-11-22'], [23, 25, 24]],
  ['Australia/Lord_Howe', ['2026-10-04', '2026-04-05', '2026-11-22'], [23.5, 24.5, 24]],
])('in %s a day ends where the next begins, also on a DST change', (zone, days, hours) => {
  const lengths = days.map((day) => (endOf(day, zone).getTime() - startOf(day, zone).getTime()) / 3_600_000);
  expect(lengths).toEqual(hours);
});

it('the last day that four digits can write has an end too', () => {
  expect(endOf('9999-12-31', 'UTC').getTime()).toBe(Date.UTC(10_000, 0, 1));
});

it('days are added and counted across months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  expect(daysFrom('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysFrom('2026-03-01', '2026-02-28')).toBe(-1);
  expect(daysOf({ startsOn: '2026-02-27', endsOn: '2026-03-02' })).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ]);
  expect(daysOf({ startsOn: '2026-03-02', endsOn: '2026-03-01' })).toEqual([]);
  expect([endOfMonth('2024-02-10'), endOfMonth('2026-12-31')]).toEqual(['2024-02-29', '2026-12-31']);
});

it('weeks start on the given weekday', () => {
  expect(['2026-11-23', '2026-11-29', '1969-12-31'].map(weekdayOf)).toEqual([1, 7, 3]);
  expect(weekOf('2026-11-25', 1)).toEqual({ startsOn: '2026-11-23', endsOn: '2026-11-29' });
  expect(weekOf('2026-11-25', 7)).toEqual({ startsOn: '2026-11-22', endsOn: '2026-11-28' });
  expect(weekOf('2026-11-25', 3)).toEqual({ startsOn: '2026-11-25', endsOn: '2026-12-01' });
  expect(weekOf('2026-11-25', 4)).toEqual({ startsOn: '2026-11-19', endsOn: '2026-11-25' });
});

it('a year ends on the same day of the year, or on 1 March after 29 February', () => {
  expect(yearsBetween('2023-05-10', '2026-05-09')).toBe(2);
  expect(yearsBetween('2023-05-10', '2026-05-10')).toBe(3);
  expect(yearsBetween('2024-02-29', '2025-02-28')).toBe(0);
  expect(yearsBetween('2024-02-29', '2025-03-01')).toBe(1);
});

it.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Beirut', 'Pacific/Apia'])(
  'Midnights over a year in %s gives the same days as the time zone',
  (zone) => {
    const year = zone === 'Pacific/Apia' ? '2011' : '2026';
    const midnights = new Midnights({ startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }, zone);
    const wrong: string[] = [];
    for (let second = midnights.begins; second < midnights.ends; second += 4_999) {
      const at = new Date(second * 1000);
      if (midnights.dayOf(second) !== dayOf(at, zone)) wrong.push(at.toISOString());
    }
    expect(wrong).toEqual([]);
    expect(midnights.dayOf(midnights.begins - 1)).toBeUndefined();
    expect(midnights.dayOf(midnights.ends)).toBeUndefined();
  },
);

it('every midnight is the first second of its day', () => {
  const zone = 'Australia/Lord_Howe';
  const midnights = new Midnights({ startsOn: '2026-03-30', endsOn: '2026-04-10' }, zone);
  for (const [place, day] of midnights.days.entries()) {
    expect(midnights.startAt(place)).toBe(secondOf(startOf(day, zone)));
    expect(midnights.placeOf(midnights.startAt(place))).toBe(place);
    expect(midnights.placeOf(midnights.startAt(place) - 1)).toBe(place - 1);
  }
});

it('DayField accepts existing days from 1900 to 2199 only', () => {
  const accepted = ['2024-02-29', '1900-01-01', '2199-12-31'].map((day) => DayField.safeParse(day).success);
  const refused = [
    '2026-02-29',
    '0000-01-01',
    '2200-01-01',
    '2026-1-1',
    '2026-11-22T00:00:00Z',
    '20261122',
    '',
  ];
  expect(accepted).toEqual([true, true, true]);
  expect(refused.filter((day) => DayField.safeParse(day).success)).toEqual([]);
});
