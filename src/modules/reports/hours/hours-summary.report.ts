import { Injectable } from '@nestjs/common';
import { weeksOf } from '../../pay-rates';
import { REGULAR, totalTiers } from '../../rules';
import {
  column,
  MEMBER_COLUMNS,
  type Report,
  type Row,
  type Scope,
  UNAPPROVED_COLUMN,
  unapprovedText,
} from '../report';
import { type Ground, HoursReader, isGone, type MemberHours } from './hours-reader';

@Injectable()
export class HoursSummaryReport implements Report {
  readonly about: Report['about'] = {
    name: 'hours-summary',
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
  };

  constructor(private readonly hours: HoursReader) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    const ground = await this.hours.ground(scope);
    for await (const one of this.hours.members(ground)) if (!isGone(one, ground)) yield rowOf(one, ground);
  }
}

function rowOf({ member, works }: MemberHours, ground: Ground): Row {
  const { scope } = ground;
  const within = weeksOf(works, ground)
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
