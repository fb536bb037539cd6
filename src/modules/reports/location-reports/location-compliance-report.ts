import { Injectable } from '@nestjs/common';
import { Midnights } from '../../../kernel/calendar/midnights';
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
import { ClockedReader } from './clocked-reader';
import { type Compliance, complianceOf, eventsOf } from './location-use.rules';

@Injectable()
export class LocationComplianceReport implements Report {
  static readonly about = defineReport({
    name: 'location-compliance',
    operationId: 'getLocationCompliance',
    summary: 'Get location compliance by member',
    title: 'Location Compliance',
    description:
      'How many of each member’s clock-ins and clock-outs in the range were at a clock location, and how many were flagged because no location was recognised. JSON lists the flagged entries. The share is the part at a location of those two, in whole percent, rounded down: 100 means that none was flagged. It is blank without either. Clockings that have no location and were not flagged (hours entered by hand, or clocked while the clock-in setup did not warn) are counted separately and are not part of the share.',
    permissions: ['reports:read'],
    columns: [
      ...MEMBER_COLUMNS,
      column('clockings', 'Clock-ins and clock-outs', 'count'),
      column('recognised', 'At a location', 'count'),
      column('flagged', 'Flagged', 'count'),
      column('unmarked', 'Neither', 'count'),
      column('shareHundredths', 'Share at a location (%)', 'hundredths'),
      UNAPPROVED_COLUMN,
    ],
  });
  readonly about = LocationComplianceReport.about;

  constructor(private readonly clocked: ClockedReader) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    const range = await Midnights.inSteps(scope.range, scope.zone, scope.run.pause);
    let totals: Compliance | undefined;
    for await (const { member, rows, isLast } of this.clocked.members(scope)) {
      const events = rows.flatMap((entry) => eventsOf(entry, range));
      totals = complianceOf(events, totals);
      if (!isLast) continue;
      const { flaggedEntryIds, ...counts } = totals;
      totals = undefined;
      const subject = { memberId: member.id, memberName: member.name };
      const unapprovedTimesheets = unapprovedText(scope, member.id);
      yield { cells: { ...subject, ...counts, unapprovedTimesheets }, detail: { flaggedEntryIds } };
    }
  }
}
