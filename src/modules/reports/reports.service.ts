import { Injectable, type StreamableFile } from '@nestjs/common';
import type { CallContext } from '../../access/call-context';
import type { Principal } from '../../access/principal';
import { dayOf } from '../../kernel/calendar/calendar';
import { Clock } from '../../kernel/clock/clock';
import { MembersService, memberNotFound } from '../members';
import type { CsvShape } from './files/csv-shape.rules';
import { reportFile } from './files/report-file';
import type { Report, Scope } from './report';
import { FORMATS, type Format, type ReportQuery } from './report-query.contract';
import { ReportsCatalogue } from './reports.catalogue';
import { filtersOf, type ReportList } from './reports.contract';
import type { ReportRun } from './runs/report-run';
import { ReportRuns } from './runs/report-runs';
import { UnapprovedReader } from './unapproved-reader';

/** A request for a report. */
interface Asked<Q extends ReportQuery> {
  readonly query: Q;
  /** The format from `Accept`, used when the query has none. */
  readonly accepted: Format;
  readonly shape?: CsvShape;
}

/** A report that may run now, with its input. */
export interface BegunReport<Q extends ReportQuery> {
  readonly run: ReportRun;
  readonly scope: Scope<Q>;
}

@Injectable()
export class ReportsService {
  constructor(
    private readonly catalogue: ReportsCatalogue,
    private readonly unapproved: UnapprovedReader,
    private readonly members: MembersService,
    private readonly runs: ReportRuns,
    private readonly clock: Clock,
  ) {}

  /** All reports, including those that the caller lacks a permission for. */
  describe(): ReportList {
    return {
      data: this.catalogue.all().map(({ about, featureOf }) => ({
        reach: 'own',
        ...about,
        formats: FORMATS.filter((format) => format !== 'geojson' || featureOf),
        filters: Object.keys(filtersOf(about.name).shape),
      })),
    };
  }

  /**
   * Streams one report.
   * @throws memberNotFound for a member outside the caller's reach; slowDown when too many reports run
   */
  async answer<Q extends ReportQuery>(
    call: CallContext,
    report: Report<Q>,
    { query, accepted, ...rest }: Asked<Q>,
  ): Promise<StreamableFile> {
    const format = query.format ?? accepted;
    const { scope } = await this.begin(call, report, query);
    return reportFile(report, scope, { ...rest, format });
  }

  /**
   * Waits until the report may run. The calling code must end the run.
   * @throws memberNotFound for a member outside the caller's reach; slowDown when too many reports run
   */
  async begin<Q extends ReportQuery>(
    call: CallContext,
    report: Report<Q>,
    query: Q,
  ): Promise<BegunReport<Q>> {
    const memberId = await this.subjectRows(call.caller, report, query);
    const range = { startsOn: query.from, endsOn: query.to };
    const run = await this.runs.begin(call, { range, permissions: report.about.permissions });
    try {
      return { run, scope: await this.scopeOf(call.caller, { memberId, query, range, run }) };
    } catch (error) {
      run.end();
      throw error;
    }
  }

  private async subjectRows<Q extends ReportQuery>(
    caller: Principal,
    report: Report<Q>,
    query: Q,
  ): Promise<string | null> {
    const memberId = ownOnly(caller, report) ? caller.memberId : (query.memberId ?? null);
    if (query.memberId && query.memberId !== memberId) throw memberNotFound();
    if (query.memberId) await this.members.get(caller, query.memberId);
    return memberId;
  }

  private async scopeOf<Q extends ReportQuery>(
    { workspaceId, workspace }: Principal,
    asked: Pick<Scope<Q>, 'memberId' | 'query' | 'range' | 'run'>,
  ): Promise<Scope<Q>> {
    const { timeZone: zone, currency } = workspace;
    const today = dayOf(this.clock.now(), zone);
    const about = { workspaceId, ...asked };
    const unapprovedBy = await this.unapproved.daysByMember(about);
    return { ...about, zone, currency, today, unapprovedBy, unapproved: () => this.unapproved.pages(about) };
  }
}

/** With the reach `own` in one of the permissions, the caller sees only their own rows. */
const ownOnly = ({ grants }: Principal, { about }: Pick<Report, 'about'>): boolean =>
  about.permissions.some((permission) => grants.get(permission) !== 'all');
