import fc from 'fast-check';
import { addDays, daysFrom, endOf, startOf } from '../../../kernel/calendar/calendar';
import { daysWorked } from './timesheet-view';
import {
  clipped,
  daysTouched,
  obstacleTo,
  storyAfter,
  TIMESHEET_ACTIONS,
  TIMESHEET_STATES,
  type TimesheetAction,
  workedWithin,
} from './timesheets.rules';

const at = (text: string): Date => new Date(text);

/** The state machine written out: the next state of each action, or null if the action is not allowed. */
const TABLE: Readonly<Record<TimesheetAction, Readonly<Record<string, string | null>>>> = {
  submit: { open: 'submitted', submitted: null, approved: null, rejected: 'submitted' },
  approve: { open: 'approved', submitted: 'approved', approved: null, rejected: null },
  reject: { open: null, submitted: 'rejected', approved: null, rejected: null },
  cancel: { open: null, submitted: 'open', approved: 'open', rejected: null },
};

it.each(Object.entries(TABLE))('%s follows the state table', (name, nextStates) => {
  const act = name as TimesheetAction;
  for (const state of TIMESHEET_STATES) {
    const timesheet = { state, version: 3, openEntryId: null };
    const to = obstacleTo(act, timesheet, 3) ? null : TIMESHEET_ACTIONS[act].to;
    expect([state, to]).toEqual([state, nextStates[state]]);
  }
});

it('an open entry prevents submission and approval, not rejection or cancellation', () => {
  const on = (act: TimesheetAction, state: 'open' | 'submitted') =>
    obstacleTo(act, { state, version: 1, openEntryId: 'te_x' }, 1);
  expect([on('submit', 'open'), on('approve', 'open'), on('approve', 'submitted')]).toEqual(
    Array(3).fill('open-entry'),
  );
  expect([on('reject', 'submitted'), on('cancel', 'submitted')]).toEqual([undefined, undefined]);
});

it('changed hours are reported before other obstacles', () => {
  expect(obstacleTo('approve', { state: 'approved', version: 4, openEntryId: 'te_x' }, 3)).toBe('changed');
});

it('a decision keeps the submission; a cancellation clears it', () => {
  const submitted = { submittedAt: '2026-01-18T10:00:00Z', submittedBy: { id: 'mem_a' }, submitNote: 'n' };
  const by = { memberId: 'mem_b', note: 'Lunch', now: at('2026-01-19T10:00:00Z') };
  expect(storyAfter('reject', submitted, by)).toEqual({
    state: 'rejected',
    submittedAt: at('2026-01-18T10:00:00Z'),
    submittedById: 'mem_a',
    submitNote: 'n',
    decidedAt: by.now,
    decidedById: 'mem_b',
    decisionNote: 'Lunch',
  });
  expect(storyAfter('cancel', submitted, by)).toMatchObject({
    state: 'open',
    submittedAt: null,
    decidedAt: null,
  });
  expect(storyAfter('submit', submitted, by)).toMatchObject({ submittedById: 'mem_b', decidedAt: null });
});

it.each([
  ['within a day', '2026-01-12T14:00:00Z', '2026-01-12T22:00:00Z', '2026-01-12', '2026-01-12'],
  ['across midnight in New York', '2026-01-13T04:00:00Z', '2026-01-13T06:00:00Z', '2026-01-12', '2026-01-13'],
  ['until exactly midnight', '2026-01-12T14:00:00Z', '2026-01-13T05:00:00Z', '2026-01-12', '2026-01-12'],
  ['on the clock', '2026-01-12T14:00:00Z', null, '2026-01-12', '2026-01-12'],
])('daysTouched: an entry %s', (_, inAt, outAt, startsOn, endsOn) => {
  const span = { inAt: at(inAt), outAt: outAt === null ? null : at(outAt) };
  expect(daysTouched(span, 'America/New_York')).toEqual({ startsOn, endsOn });
});

it('clipped periods of a member cover every day and never overlap', () => {
  const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2026-01-01', n));
  const period = fc.record({ day, before: fc.nat({ max: 20 }), after: fc.nat({ max: 20 }) });
  fc.assert(
    fc.property(fc.array(period, { minLength: 1, maxLength: 12 }), (inputs) => {
      const taken: { startsOn: string; endsOn: string }[] = [];
      for (const input of inputs) {
        if (taken.some(({ startsOn, endsOn }) => startsOn <= input.day && input.day <= endsOn)) continue;
        const whole = {
          startsOn: addDays(input.day, -input.before),
          endsOn: addDays(input.day, input.after),
        };
        const made = clipped(whole, input.day, taken);
        expect(made.startsOn <= input.day && input.day <= made.endsOn).toBe(true);
        expect(made.startsOn >= whole.startsOn && made.endsOn <= whole.endsOn).toBe(true);
        taken.push(made);
      }
      const sorted = [...taken].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
      sorted.slice(1).forEach((one, n) => void expect(one.startsOn > (sorted[n]?.endsOn ?? '')).toBe(true));
    }),
  );
});

it.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'])(
  'daysWorked: a year in %s has the right total and DST day lengths',
  (zone) => {
    const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
    const [from, until] = [startOf(year.startsOn, zone), endOf(year.endsOn, zone)];
    const days = daysWorked(year, zone, [{ inAt: from, outAt: until }]);
    expect(days).toHaveLength(daysFrom(year.startsOn, year.endsOn) + 1);
    expect(days.reduce((sum, { workedSeconds }) => sum + workedSeconds, 0)).toBe(
      (until.getTime() - from.getTime()) / 1000,
    );
    const odd = new Set(days.map(({ workedSeconds }) => workedSeconds / 3600));
    expect([...odd].sort((a, b) => a - b)).toEqual(
      zone === 'Australia/Lord_Howe' ? [23.5, 24, 24.5] : [23, 24, 25],
    );
  },
);

it('workedWithin ignores time outside the range and open entries', () => {
  const spans = [
    { inAt: at('2026-01-12T00:00:00Z'), outAt: at('2026-01-12T02:00:00Z') },
    { inAt: at('2026-01-12T03:00:00Z'), outAt: at('2026-01-12T05:00:00Z') },
    { inAt: at('2026-01-12T05:00:00Z'), outAt: null },
  ];
  expect(workedWithin(spans, at('2026-01-12T01:00:00Z'), at('2026-01-12T04:00:00Z'))).toBe(7200);
  expect(workedWithin(spans, at('2026-01-13T01:00:00Z'), at('2026-01-13T04:00:00Z'))).toBe(0);
});
