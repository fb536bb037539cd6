import { Injectable } from '@nestjs/common';
import { endOf, startOf } from '../../../kernel/calendar/calendar';
import { HoursReader } from '../hours/hours-reader';
import { column, MEMBER_COLUMNS, type Report, type Row, type Scope, type Verdict } from '../report';
import type { Unapproved } from '../reports.contract';
import { ReportsRepository, type SnagRow } from '../reports.repository';
import { payrollOfMember } from './member-payroll';

const API = '/api/v1';
const BATCH = 100;

@Injectable()
export class PayrollReadinessReport implements Report {
  readonly about: Report['about'] = {
    name: 'payroll-readiness',
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
  };

  /** The most severe row decides. */
  readonly verdict: Verdict = {
    ofNone: 'ready',
    after: (verdict, { cells: { severity } }) =>
      verdict === 'blocked' || severity === 'blocked' ? 'blocked' : 'needs_review',
  };

  constructor(
    private readonly hours: HoursReader,
    private readonly reports: ReportsRepository,
  ) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    for await (const snag of this.snags(scope)) yield snagRow(snag);
    for await (const timesheets of scope.unapproved()) yield* timesheets.map(timesheetRow);
    const ground = await this.hours.ground(scope);
    for await (const one of this.hours.members(ground)) {
      if (payrollOfMember(one, ground).gross !== null) continue;
      const { id, name } = one.member;
      yield rowOf('needs_review', 'pay_rate', 'Hours without a rate: the gross pay is unknown.', {
        memberId: id,
        memberName: name,
        link: `${API}/pay/members/${id}`,
      });
    }
  }

  private async *snags({ workspaceId, range, zone, memberId, run }: Scope): AsyncGenerator<SnagRow> {
    const about = { since: startOf(range.startsOn, zone), until: endOf(range.endsOn, zone), memberId };
    let snags: SnagRow[] = [];
    do {
      const page = { after: snags.at(-1)?.id ?? '', limit: BATCH };
      snags = await run.read(() => this.reports.snags(workspaceId, about, page));
      yield* snags;
    } while (snags.length === BATCH);
  }
}

interface About {
  readonly memberId: string;
  readonly memberName: string;
  readonly link: string;
}

const rowOf = (
  severity: 'blocked' | 'needs_review',
  category: string,
  issue: string,
  { memberId, memberName, link }: About,
): Row => ({ cells: { severity, category, issue, memberId, memberName, link } });

function timesheetRow(timesheet: Unapproved): Row {
  const issue = `The timesheet ${timesheet.startsOn} to ${timesheet.endsOn} is ${timesheet.state}.`;
  return rowOf('blocked', 'timesheet', issue, { ...timesheet, link: `${API}/timesheets/${timesheet.id}` });
}

function snagRow(snag: SnagRow): Row {
  const at = snag.at.toISOString();
  const isOpen = snag.category === 'open_entry';
  const issue = isOpen ? `On the clock since ${at}.` : `A correction from ${at} is pending.`;
  const link = `${API}/${isOpen ? 'time-entries' : 'edit-requests'}/${snag.id}`;
  return rowOf('blocked', snag.category, issue, { ...snag, link });
}
