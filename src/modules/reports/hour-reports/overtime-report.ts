import { Injectable } from '@nestjs/common';
import {
  column,
  defineReport,
  hoursText,
  hundredthsText,
  MEMBER_COLUMNS,
  type Report,
  type Row,
  type Scope,
  UNAPPROVED_COLUMN,
  unapprovedText,
} from '../framework';
import type { HoursContext } from './hours-context';
import { HoursReader, type MemberHours } from './hours-reader';
import { type OvertimeWeek, overtimeWeeks, type ReachedRule, secondsAt } from './overtime-weeks.rules';

const TIME_AND_A_HALF = 150;
const DOUBLE_TIME = 200;

@Injectable()
export class OvertimeReport implements Report {
  static readonly about = defineReport({
    name: 'overtime',
    operationId: 'getOvertime',
    summary: 'Get overtime by member and workweek',
    title: 'Overtime',
    description:
      'Hours of each member and workweek within the range, by multiplier under the current rules, and the rules they reached. Thresholds are counted from the start of the workweek, even if it lies before the range. Hours of exempt members and of jobs that are unpaid or not eligible count towards no threshold; they are regular and listed as excluded. The report has hours only: see Payroll Summary and Job Costing for the cost of overtime.',
    permissions: ['reports:read'],
    columns: [
      ...MEMBER_COLUMNS,
      column('weekStartsOn', 'Week from', 'day'),
      column('weekEndsOn', 'Week to', 'day'),
      column('workedSeconds', 'Worked', 'seconds'),
      column('leftOutSeconds', 'Excluded from overtime', 'seconds'),
      column('regularSeconds', 'Regular', 'seconds'),
      column('timeAndAHalfSeconds', 'At 1.5', 'seconds'),
      column('doubleTimeSeconds', 'At 2', 'seconds'),
      column('otherMultiplierSeconds', 'At another multiplier', 'seconds'),
      column('overtimeSeconds', 'Overtime', 'seconds'),
      column('rulesReached', 'Rules reached', 'text'),
      UNAPPROVED_COLUMN,
    ],
  });
  readonly about = OvertimeReport.about;

  constructor(private readonly hours: HoursReader) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    const context = await this.hours.contextOf(scope);
    for await (const one of this.hours.members(context)) yield* rowsOf(one, context);
  }
}

const rowsOf = ({ member, works }: MemberHours, { scope, rules, weekOf }: HoursContext): Row[] =>
  overtimeWeeks(works, { range: scope.range, rules, weekOf }).map((week) => ({
    cells: {
      memberId: member.id,
      memberName: member.name,
      ...cellsOf(week),
      unapprovedTimesheets: unapprovedText(scope, member.id, week.week),
    },
    detail: { reached: week.reached },
  }));

function cellsOf(week: OvertimeWeek) {
  const overtimeSeconds = week.workedSeconds - week.regularSeconds;
  const timeAndAHalfSeconds = secondsAt(week, TIME_AND_A_HALF);
  const doubleTimeSeconds = secondsAt(week, DOUBLE_TIME);
  return {
    weekStartsOn: week.week.startsOn,
    weekEndsOn: week.week.endsOn,
    workedSeconds: week.workedSeconds,
    leftOutSeconds: week.leftOutSeconds,
    regularSeconds: week.regularSeconds,
    timeAndAHalfSeconds,
    doubleTimeSeconds,
    otherMultiplierSeconds: overtimeSeconds - timeAndAHalfSeconds - doubleTimeSeconds,
    overtimeSeconds,
    rulesReached: week.reached.map(ruleText).join('; '),
  };
}

/** Such as "weekly over 40.00 h at 1.50: 5.00 h". */
const ruleText = ({ kind, thresholdSeconds, multiplierHundredths, seconds }: ReachedRule): string =>
  `${kind.replace('_', ' ')} over ${hoursText(thresholdSeconds)} h at ${hundredthsText(multiplierHundredths)}: ${hoursText(seconds)} h`;
