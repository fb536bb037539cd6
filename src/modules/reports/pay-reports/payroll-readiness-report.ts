import { Injectable } from '@nestjs/common';
import { endOf, startOf } from '../../../kernel/calendar/calendar';
import {
  column,
  defineReport,
  MEMBER_COLUMNS,
  type Report,
  type Row,
  type Scope,
  type Unapproved,
  type Verdict,
} from '../framework';
import { HoursReader, payrollOfMember } from '../hour-reports';
import { type BlockerRow, ReadinessRepository } from './readiness.repository';

const API = '/api/v1';
const BATCH = 100;

@Injectable()
export class PayrollReadinessReport implements Report {
  static readonly about = defineReport({
    name: 'payroll-readiness',
    operationId: 'getPayrollReadiness',
    summary: 'Check whether a range can be paid',
    title: 'Payroll Readiness',
    description:
      'Whether the range can be paid. It is blocked while a member is on the clock, a timesheet is not approved or a correction is pending. It needs review while an hour has no rate. Otherwise it is ready.',
    permissions: ['reports:read', 'pay_rates:read'],
    columns: [
      column('severity', 'Severity', 'text'),
      column('category', 'Category', 'text'),
      column('issue', 'Issue', 'text'),
      ...MEMBER_COLUMNS,
      column('link', 'Link', 'text'),
    ],
  });
  readonly about = PayrollReadinessReport.about;

  /** The most severe row decides. */
  readonly verdict: Verdict = {
    ofNone: 'ready',
    after: (verdict, { cells: { severity } }) =>
      verdict === 'blocked' || severity === 'blocked' ? 'blocked' : 'needs_review',
  };

  constructor(
    private readonly hours: HoursReader,
    private readonly readiness: ReadinessRepository,
  ) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    for await (const blocker of this.blockers(scope)) yield blockerRow(blocker);
    for await (const timesheets of scope.unapproved()) yield* timesheets.map(timesheetRow);
    const context = await this.hours.contextOf(scope);
    for await (const one of this.hours.members(context)) {
      if (payrollOfMember(one, context).gross !== null) continue;
      const { id, name } = one.member;
      yield rowOf('needs_review', 'pay_rate', 'Hours without a rate: the gross pay is unknown.', {
        memberId: id,
        memberName: name,
        link: `${API}/pay/members/${id}`,
      });
    }
  }

  private async *blockers({ workspaceId, range, zone, memberId, run }: Scope): AsyncGenerator<BlockerRow> {
    const about = { since: startOf(range.startsOn, zone), until: endOf(range.endsOn, zone), memberId };
    let blockers: BlockerRow[] = [];
    do {
      const page = { after: blockers.at(-1)?.id ?? '', limit: BATCH };
      blockers = await run.read(() => this.readiness.listBlockers(workspaceId, about, page));
      yield* blockers;
    } while (blockers.length === BATCH);
  }
}

interface Subject {
  readonly memberId: string;
  readonly memberName: string;
  readonly link: string;
}

const rowOf = (
  severity: 'blocked' | 'needs_review',
  category: string,
  issue: string,
  { memberId, memberName, link }: Subject,
): Row => ({ cells: { severity, category, issue, memberId, memberName, link } });

function timesheetRow(timesheet: Unapproved): Row {
  const issue = `The timesheet ${timesheet.startsOn} to ${timesheet.endsOn} is ${timesheet.state}.`;
  return rowOf('blocked', 'timesheet', issue, { ...timesheet, link: `${API}/timesheets/${timesheet.id}` });
}

function blockerRow(blocker: BlockerRow): Row {
  const at = blocker.at.toISOString();
  const isOpen = blocker.category === 'open_entry';
  const issue = isOpen ? `On the clock since ${at}.` : `A correction from ${at} is pending.`;
  const link = `${API}/${isOpen ? 'time-entries' : 'edit-requests'}/${blocker.id}`;
  return rowOf('blocked', blocker.category, issue, { ...blocker, link });
}
