import { type PaySchedule, periodOf } from './pay-period.rules';

const SUNDAY = 7;
const MONDAY = 1;
const biweekly: PaySchedule = { kind: 'biweekly', anchoredOn: '2026-01-07' };

it.each<[PaySchedule, string, string, string]>([
  [{ kind: 'weekly' }, '2026-11-25', '2026-11-22', '2026-11-28'],
  [{ kind: 'weekly' }, '2026-11-22', '2026-11-22', '2026-11-28'],
  [{ kind: 'weekly' }, '2026-11-28', '2026-11-22', '2026-11-28'],
  [biweekly, '2026-01-04', '2026-01-04', '2026-01-17'],
  [biweekly, '2026-01-17', '2026-01-04', '2026-01-17'],
  [biweekly, '2026-01-18', '2026-01-18', '2026-01-31'],
  [biweekly, '2026-01-03', '2025-12-21', '2026-01-03'],
  [biweekly, '2026-11-25', '2026-11-22', '2026-12-05'],
  [{ kind: 'semi_monthly' }, '2026-02-15', '2026-02-01', '2026-02-15'],
  [{ kind: 'semi_monthly' }, '2026-02-16', '2026-02-16', '2026-02-28'],
  [{ kind: 'semi_monthly' }, '2024-02-29', '2024-02-16', '2024-02-29'],
  [{ kind: 'monthly' }, '2026-12-31', '2026-12-01', '2026-12-31'],
  [{ kind: 'monthly' }, '2024-02-10', '2024-02-01', '2024-02-29'],
])('%j: the period of %s is %s to %s', (paySchedule, day, startsOn, endsOn) => {
  expect(periodOf(paySchedule, day, SUNDAY)).toEqual({ startsOn, endsOn });
});

it('weekly and biweekly periods start on the first day of the workweek', () => {
  expect(periodOf({ kind: 'weekly' }, '2026-11-22', MONDAY)).toEqual({
    startsOn: '2026-11-16',
    endsOn: '2026-11-22',
  });
  expect(periodOf(biweekly, '2026-01-07', MONDAY)).toEqual({ startsOn: '2026-01-05', endsOn: '2026-01-18' });
});
