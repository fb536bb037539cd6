import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { itemArchived } from '../../account';
import type { PayLine, Payroll } from '../../pay-rates';
import { ExportProfilesService, exportProfileNotFound } from '../export-profiles';
import type { CsvShape } from '../framework';
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
import { HoursReader, isGone, type MemberHours, payrollOfMember } from '../hour-reports';
import { PayrollSummaryFilters, PayrollSummaryQuery } from './payroll-summary.contract';
import { shapeOf } from './profile-shape.rules';

@Injectable()
export class PayrollSummaryReport implements Report<PayrollSummaryQuery> {
  static readonly about = defineReport({
    name: 'payroll-summary',
    operationId: 'getPayrollSummary',
    summary: 'Get the payroll summary',
    title: 'Payroll Summary',
    description:
      'The pay of each member for the range: regular pay of its hours, overtime of the weeks and salary of the pay periods that end in it. Each line is rounded half up. If an hour has no rate, the row needs review and the gross is blank.',
    note: 'With `profile`, the response is CSV in the format of that export profile.',
    filters: PayrollSummaryFilters,
    query: PayrollSummaryQuery,
    errors: [exportProfileNotFound, itemArchived],
    permissions: ['reports:read', 'pay_rates:read'],
    columns: [
      ...MEMBER_COLUMNS,
      column('workedSeconds', 'Worked', 'seconds'),
      column('overtimeSeconds', 'Overtime paid', 'seconds'),
      column('missingSeconds', 'Without a rate', 'seconds'),
      column('regularPay', 'Regular pay', 'money'),
      column('overtimePay', 'Overtime premium', 'money'),
      column('salaryPay', 'Salary', 'money'),
      column('grossPay', 'Gross', 'money'),
      column('status', 'Status', 'text'),
      UNAPPROVED_COLUMN,
    ],
  });
  readonly about = PayrollSummaryReport.about;

  constructor(
    private readonly hours: HoursReader,
    private readonly profiles: ExportProfilesService,
  ) {}

  /** @throws exportProfileNotFound or itemArchived if the profile cannot be used */
  async shapeFor(caller: Principal, { profile }: PayrollSummaryQuery): Promise<CsvShape | undefined> {
    if (profile === undefined) return undefined;
    return shapeOf(await this.profiles.findUsable(caller, profile), this.about.columns);
  }

  async *rows(scope: Scope): AsyncGenerator<Row> {
    const context = await this.hours.contextOf(scope);
    for await (const one of this.hours.members(context)) {
      const payroll = payrollOfMember(one, context);
      if (payroll.lines.length > 0 || !isGone(one, context)) yield rowOf(one, payroll, scope);
    }
  }
}

function rowOf({ member }: MemberHours, payroll: Payroll, scope: Scope): Row {
  const { lines, gross, tiers, missingSeconds } = payroll;
  return {
    cells: {
      memberId: member.id,
      memberName: member.name,
      workedSeconds: tiers.reduce((sum, { seconds }) => sum + seconds, 0),
      overtimeSeconds: lines.reduce((sum, line) => sum + (line.kind === 'overtime' ? line.seconds : 0), 0),
      missingSeconds,
      regularPay: amountOf(lines, 'regular'),
      overtimePay: amountOf(lines, 'overtime'),
      salaryPay: amountOf(lines, 'salary'),
      grossPay: gross,
      status: gross === null ? 'needs_review' : 'ready',
      unapprovedTimesheets: unapprovedText(scope, member.id),
    },
    detail: { lines },
  };
}

/** The sum of one kind of line; null if one of them is unknown. */
function amountOf(lines: readonly PayLine[], kind: PayLine['kind']): number | null {
  const amounts = lines.filter((line) => line.kind === kind).map(({ amount }) => amount);
  return amounts.includes(null) ? null : amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
}
