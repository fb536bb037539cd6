import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CallContext } from '../../access/call-context';
import type { Principal } from '../../access/principal';
import {
  REPORT_OPERATIONS,
  ReportExcerpt,
  ReportExcerptsService,
  ReportInput,
  ReportList,
  ReportsService,
} from '../../modules/reports';
import { READS, Tool } from '../tool';

/** Hours, pay and places of a range of days. */
@Injectable()
export class ReportsTools {
  constructor(
    private readonly reports: ReportsService,
    private readonly excerpts: ReportExcerptsService,
  ) {}

  @Tool({
    name: 'list_reports',
    title: 'List reports',
    description:
      'Tells which reports there are, what each holds, its columns with units, the filters it takes and the permissions it needs. Use it to choose one for get_report. Changes nothing.',
    operation: 'listReports',
    input: z.strictObject({}),
    output: ReportList,
    effect: READS,
  })
  list(): ReportList {
    return this.reports.describe();
  }

  @Tool({
    name: 'get_report',
    title: 'Get a report',
    description:
      'Tells one report of a range of at most 366 days, `from` and `to` included (YYYY-MM-DD in the workspace’s calendar): hours, overtime, attendance, payroll and whether it is ready, what jobs cost, use of clock locations. Seconds are whole, money is in minor units with its currency. Filter by member. Where `hasMore` is true, call again with `nextCursor`; do not add up rows before you have all. An employee sees only their own rows. Changes nothing.',
    operation: { by: 'report', of: REPORT_OPERATIONS },
    input: ReportInput,
    output: ReportExcerpt,
    effect: READS,
  })
  get(_caller: Principal, args: ReportInput, call: CallContext): Promise<ReportExcerpt> {
    return this.excerpts.read(call, args);
  }
}
