import { wallClock } from './wall-clock';

it.each([
  ['America/New_York', '2026-11-02T14:05:09Z', '09:05:09'],
  ['America/New_York', '2026-11-03T05:00:00Z', '00:00:00'],
  ['America/New_York', '2026-11-01T05:30:00Z', '01:30:00-04:00'],
  ['America/New_York', '2026-11-01T06:30:00Z', '01:30:00-05:00'],
  ['America/New_York', '2026-11-02T05:00:00Z', '00:00:00'],
  ['Europe/London', '2026-10-25T00:30:00Z', '01:30:00+01:00'],
  ['Europe/London', '2026-10-25T01:30:00Z', '01:30:00+00:00'],
  ['Asia/Kathmandu', '2026-11-02T18:15:00Z', '00:00:00'],
  ['UTC', '2026-11-01T23:59:59.999Z', '23:59:59'],
])('in %s, the local time of %s is %s', (zone, instant, text) => {
  expect(wallClock(zone)(Date.parse(instant))).toBe(text);
});

it('one instance formats several days, also across a DST change', () => {
  const timeOf = wallClock('America/New_York');
  const instants = ['2026-10-31T23:59:00-04:00', '2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00'];
  expect(instants.map((text) => timeOf(Date.parse(text)))).toEqual([
    '23:59:00',
    '00:00:00-04:00',
    '00:00:00',
  ]);
});
