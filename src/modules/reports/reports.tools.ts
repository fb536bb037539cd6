import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type CallContext } from '../../access/call-context';
import type { Principal } from '../../access/principal';
import { READS, Tool, Tools } from '../../mcp';
import {
  REPORT_OPERATIONS,
  ReportExcerpt,
  ReportExcerptsService,
  ReportInput,
  ReportList,
  ReportsService,
} from './catalogue';

/** Reports over a range of days. */
@Injectable()
@Tools('reports')
export class ReportsTools {
  constructor(
    private readonly reports: ReportsService,
    private readonly excerpts: ReportExcerptsService,
  ) {}

  @Tool({
    name: 'list_reports',
    title: 'List reports',
    description:
      'Lists the available reports with their content, columns and units, filters, and required permissions. Use it to choose one for get_report. Changes nothing.',
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
      'Returns one report for at most 366 days, `from` and `to` included (YYYY-MM-DD in the workspace’s time zone): hours, overtime, attendance, payroll, payroll readiness, job costs, or use of clock locations. Durations are whole seconds; money is in minor units with its currency. Filter by member. If `hasMore` is true, call again with `nextCursor`, and do not add up rows before you have all of them. Employees see only their own rows. Changes nothing.',
    operation: { by: 'report', of: REPORT_OPERATIONS },
    input: ReportInput,
    output: ReportExcerpt,
    effect: READS,
  })
  get(_caller: Principal, args: ReportInput, call: CallContext): Promise<ReportExcerpt> {
    return this.excerpts.read(call, args);
  }
}
