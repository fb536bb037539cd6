import { Injectable, type StreamableFile } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { CallContext } from '../../../access/call-context';
import type { Principal } from '../../../access/principal';
import { dayOf } from '../../../kernel/calendar/calendar';
import { Clock } from '../../../kernel/clock/clock';
import { MembersService, memberNotFound } from '../../members';
import type { Report, ReportClass, Scope } from './report';
import { reportFile } from './report-file';
import type { Format, ReportQuery } from './report-query.contract';
import type { ReportRun } from './report-run';
import { ReportRuns } from './report-runs';
import { UnapprovedReader } from './unapproved-reader';

/** A request for a report. */
interface ReportRequest {
  readonly query: ReportQuery;
  /** The format from `Accept`, used when the query has none. */
  readonly accepted: Format;
}

/** A report that may run now, with its input. */
export interface StartedReport {
  readonly report: Report;
  readonly run: ReportRun;
  readonly scope: Scope;
}

/** Starts reports and streams them. */
@Injectable()
export class ReportRunner {
  constructor(
    private readonly modules: ModuleRef,
    private readonly unapproved: UnapprovedReader,
    private readonly members: MembersService,
    private readonly runs: ReportRuns,
    private readonly clock: Clock,
  ) {}

  /**
   * Streams one report.
   * @throws memberNotFound for a member outside the caller's reach; slowDown when too many reports run; problems of a
   * report's own filters
   */
  async answer(
    call: CallContext,
    reportClass: ReportClass,
    { query, accepted }: ReportRequest,
  ): Promise<StreamableFile> {
    const shape = await this.reportOf(reportClass).shapeFor?.(call.caller, query);
    const { report, scope } = await this.begin(call, reportClass, query);
    return reportFile(report, scope, { shape, format: query.format ?? (shape ? 'csv' : accepted) });
  }

  /**
   * Waits until the report may run. The calling code must end the run.
   * @throws memberNotFound for a member outside the caller's reach; slowDown when too many reports run
   */
  async begin(call: CallContext, reportClass: ReportClass, query: ReportQuery): Promise<StartedReport> {
    const report = this.reportOf(reportClass);
    const memberId = await this.memberOf(call.caller, report, query);
    const range = { startsOn: query.from, endsOn: query.to };
    const run = await this.runs.begin(call, { range, permissions: report.about.permissions });
    try {
      return { report, run, scope: await this.scopeOf(call.caller, { memberId, query, range, run }) };
    } catch (error) {
      run.end();
      throw error;
    }
  }

  /** The report of a class. It is a provider of another module. */
  private reportOf(report: ReportClass): Report {
    return this.modules.get(report, { strict: false });
  }

  /** The member to whom the report is limited; null for all. */
  private async memberOf(caller: Principal, report: Report, query: ReportQuery): Promise<string | null> {
    const memberId = ownOnly(caller, report) ? caller.memberId : (query.memberId ?? null);
    if (query.memberId && query.memberId !== memberId) throw memberNotFound();
    if (query.memberId) await this.members.get(caller, query.memberId);
    return memberId;
  }

  private async scopeOf(
    { workspaceId, workspace }: Principal,
    request: Pick<Scope, 'memberId' | 'query' | 'range' | 'run'>,
  ): Promise<Scope> {
    const { timeZone: zone, currency } = workspace;
    const today = dayOf(this.clock.now(), zone);
    const about = { workspaceId, ...request };
    const unapprovedBy = await this.unapproved.daysByMember(about);
    return { ...about, zone, currency, today, unapprovedBy, unapproved: () => this.unapproved.pages(about) };
  }
}

/** With the reach `own` in one of the permissions, the caller sees only their own rows. */
const ownOnly = ({ grants }: Principal, { about }: Report): boolean =>
  about.permissions.some((permission) => grants.get(permission) !== 'all');
