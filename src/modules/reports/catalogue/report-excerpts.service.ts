import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../../access/call-context';
import { cursorOf, placeOf } from '../../../kernel/http/paging.contract';
import { refusalOf } from '../../../kernel/http/validation-pipe';
import {
  jsonRow,
  type Report,
  type ReportClass,
  ReportRunner,
  type Scope,
  type VerdictWord,
} from '../framework';
import { ALL_REPORTS } from './all-reports';
import { GatheredRows, type Place } from './gathered-rows.rules';
import type { ReportExcerpt, ReportInput } from './report-excerpt.contract';

/** Reads reports in parts, for callers that cannot download a file. */
@Injectable()
export class ReportExcerptsService {
  constructor(private readonly runner: ReportRunner) {}

  /**
   * Returns the next rows of a report: the requested number, or as many as fit.
   * @throws memberNotFound; invalidInput for a filter that the report does not take; slowDown when too many reports run
   */
  async read(call: CallContext, input: ReportInput): Promise<ReportExcerpt> {
    const { report: name, limit, cursor, ...filters } = input;
    const reportClass = reportNamed(name);
    const query = reportClass.about.query.safeParse(filters);
    if (!query.success) throw refusalOf(query.error.issues, 'body');
    const from = Number(placeOf(cursor) || 0);
    const { report, run, scope } = await this.runner.begin(call, reportClass, query.data);
    try {
      const part = await partOf(report, scope, { from, limit });
      return reported(report, scope, { ...part, from });
    } finally {
      run.end();
    }
  }
}

function reportNamed(name: string): ReportClass {
  const report = ALL_REPORTS.find(({ about }) => about.name === name);
  if (!report) throw new Error(`there is no report ${name}`);
  return report;
}

interface Part {
  readonly rows: readonly Record<string, unknown>[];
  readonly hasMore: boolean;
  readonly verdict: VerdictWord | undefined;
}

/** Stops after the part, unless a verdict depends on all rows. */
async function partOf(report: Report, scope: Scope, place: Place): Promise<Part> {
  const gathered = new GatheredRows(place);
  let verdict = report.verdict?.ofNone;
  for await (const row of report.rows(scope)) {
    await scope.run.pause();
    if (verdict !== undefined) verdict = report.verdict?.after(verdict, row);
    gathered.pass(jsonRow(row, report.about.columns, scope.currency));
    if (gathered.isFull && verdict === undefined) break;
  }
  return { rows: gathered.rows, hasMore: gathered.isFull, verdict };
}

function reported(report: Report, scope: Scope, part: Part & { readonly from: number }): ReportExcerpt {
  const { rows, hasMore, verdict, from } = part;
  return {
    report: report.about.name,
    from: scope.range.startsOn,
    to: scope.range.endsOn,
    timeZone: scope.zone,
    currency: scope.currency,
    ...(verdict === undefined ? {} : { verdict }),
    ...(from === 0 ? { columns: [...report.about.columns] } : {}),
    unapprovedCount: [...scope.unapprovedBy.values()].reduce((sum, { length }) => sum + length, 0),
    rows: [...rows],
    hasMore,
    nextCursor: hasMore ? cursorOf(String(from + rows.length)) : null,
  };
}
