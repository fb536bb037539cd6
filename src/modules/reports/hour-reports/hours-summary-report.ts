import { Injectable } from '@nestjs/common';
import { weeksOf } from '../../pay-rates';
import { REGULAR, totalTiers } from '../../rules';
import {
  column,
  defineReport,
  MEMBER_COLUMNS,
  type Report,
  type Row,
  type Scope,
  UNAPPROVED_COLUMN,
  unapprovedText,
} from '../framework';
import type { HoursContext } from './hours-context';
import { HoursReader, isGone, type MemberHours } from './hours-reader';

@Injectable()
export class HoursSummaryReport implements Report {
  static readonly about = defineReport({
    name: 'hours-summary',
    operationId: 'getHoursSummary',
    summary: 'Get hours by member',
    title: 'Hours Summary',
    description:
      'Regular and overtime hours of each member in the range. Weekly overtime is counted from the start of the workweek, even if it lies before the range.',
    permissions: ['reports:read'],
    columns: [
      ...MEMBER_COLUMNS,
      column('daysWorked', 'Days worked', 'count'),
      column('workedSeconds', 'Worked', 'seconds'),
      column('regularSeconds', 'Regular', 'seconds'),
      column('overtimeSeconds', 'Overtime', 'seconds'),
      UNAPPROVED_COLUMN,
    ],
  });
  readonly about = HoursSummaryReport.about;

  constructor(private readonly hours: HoursReader) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    const context = await this.hours.contextOf(scope);
    for await (const one of this.hours.members(context)) if (!isGone(one, context)) yield rowOf(one, context);
  }
}

function rowOf({ member, works }: MemberHours, context: HoursContext): Row {
  const { scope } = context;
  const within = weeksOf(works, context)
    .flatMap(({ tiered }) => tiered)
    .filter(({ work }) => work.day >= scope.range.startsOn);
  const tiers = totalTiers(within);
  const worked = tiers.reduce((sum, { seconds }) => sum + seconds, 0);
  const regular = tiers.find((tier) => tier.multiplierHundredths === REGULAR)?.seconds ?? 0;
  return {
    cells: {
      memberId: member.id,
      memberName: member.name,
      daysWorked: new Set(within.map(({ work }) => work.day)).size,
      workedSeconds: worked,
      regularSeconds: regular,
      overtimeSeconds: worked - regular,
      unapprovedTimesheets: unapprovedText(scope, member.id),
    },
  };
}
