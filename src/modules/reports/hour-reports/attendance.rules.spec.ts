import { attendanceOf, type Clocked, type DaysOfMember, noteClocked, secondsByDay } from './attendance.rules';

const H = 3600;
/** Monday 2 to Sunday 8 March 2026. */
const DAYS = [
  '2026-03-02',
  '2026-03-03',
  '2026-03-04',
  '2026-03-05',
  '2026-03-06',
  '2026-03-07',
  '2026-03-08',
];

/** A member with eight expected hours from Monday to Friday. Hours are given by day of the month. */
function member(
  worked: Record<string, number>,
  timeOff: Record<string, number> = {},
  facts: Partial<DaysOfMember> = {},
): DaysOfMember {
  const byDay = (hours: Record<string, number>) =>
    new Map(Object.entries(hours).map(([day, one]) => [`2026-03-0${day}`, one * H]));
  return {
    days: DAYS,
    today: '2026-04-01',
    employed: { from: '2026-01-05', until: null },
    expectedOn: (day) => (day < '2026-03-07' ? 8 * H : 0),
    worked: byDay(worked),
    timeOff: byDay(timeOff),
    clockedOn: new Map(),
    open: undefined,
    ...facts,
  };
}

const table = (facts: DaysOfMember) =>
  attendanceOf(facts).map(({ day, missing, status }) => [
    day.slice(-1),
    status,
    missing === null ? null : missing / H,
  ]);

it('every kind of day has its status and missing hours', () => {
  expect(table(member({ 2: 8, 3: 5, 6: 4, 7: 3 }, { 4: 8, 6: 4 }))).toEqual([
    ['2', 'present', 0],
    ['3', 'partial', 3],
    ['4', 'time_off', 0],
    ['5', 'absent', 8],
    ['6', 'present', 0],
    ['7', 'unscheduled', 0],
    ['8', 'day_off', 0],
  ]);
});

it('days that are not over have no missing hours yet', () => {
  expect(table(member({ 2: 8, 3: 5, 4: 2 }, {}, { today: '2026-03-04' }))).toEqual([
    ['2', 'present', 0],
    ['3', 'partial', 3],
    ['4', 'not_over', null],
    ['5', 'not_over', null],
    ['6', 'not_over', null],
    ['7', 'day_off', null],
    ['8', 'day_off', null],
  ]);
});

it('an open entry leaves missing hours unknown from its day until today', () => {
  const open = { day: '2026-03-03', second: 1_772_546_400 };
  const reported = attendanceOf(member({ 2: 2 }, {}, { open, today: '2026-03-04' }));
  expect(reported.map(({ status, openSince, firstIn }) => [status, openSince, firstIn]).slice(0, 4)).toEqual([
    ['partial', null, null],
    ['on_the_clock', open.second, open.second],
    ['on_the_clock', null, null],
    ['not_over', null, null],
  ]);
  expect(reported.map(({ missing }) => missing)).toEqual([6 * H, null, null, null, null, null, null]);
});

it('days outside the employment appear only with activity and expect no hours', () => {
  const employed = { from: '2026-03-04', until: '2026-03-05' };
  expect(table(member({ 2: 3, 5: 8 }, {}, { employed }))).toEqual([
    ['2', 'unscheduled', 0],
    ['4', 'absent', 8],
    ['5', 'present', 0],
  ]);
});

it('first clock-in and last clock-out of a day; a night shift counts on two days', () => {
  const at = (day: string, second: number) => ({ day, second });
  const spans = [
    { in: null, out: at('2026-03-02', 10) },
    { in: at('2026-03-02', 20), out: at('2026-03-02', 30) },
    { in: at('2026-03-02', 40), out: at('2026-03-03', 50) },
    { in: at('2026-03-04', 60), out: null },
  ];
  const clocked = new Map<string, Clocked>();
  for (const span of spans) noteClocked(clocked, span);
  expect([...clocked]).toEqual([
    ['2026-03-02', { firstIn: 20, lastOut: 30 }],
    ['2026-03-03', { firstIn: null, lastOut: 50 }],
    ['2026-03-04', { firstIn: 60, lastOut: null }],
  ]);
});

it('seconds are added up by day', () => {
  const parts = [
    { day: '2026-03-02', seconds: 5 },
    { day: '2026-03-03', seconds: 7 },
    { day: '2026-03-02', seconds: 11 },
  ];
  expect([...secondsByDay(parts)]).toEqual([
    ['2026-03-02', 16],
    ['2026-03-03', 7],
  ]);
});
