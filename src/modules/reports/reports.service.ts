import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { dayOf } from '../../kernel/calendar/calendar';
import { Clock } from '../../kernel/clock/clock';
import { MembersService, memberNotFound } from '../members';
import type { CsvShape } from './files/csv-shape.rules';
import { reportFile } from './files/report-file';
import { byMember } from './grouped.rules';
import type { Report, Scope } from './report';
import { FORMATS, type Format, type ReportQuery } from './report-query.contract';
import { ReportsCatalogue } from './reports.catalogue';
import { filtersOf, type ReportList } from './reports.contract';
import { ReportsRepository } from './reports.repository';

/** How a report is asked for. */
interface Asked<Q extends ReportQuery> {
  readonly query: Q;
  /** What the caller would take, where the query says nothing. */
  readonly accepted: Format;
  readonly shape?: CsvShape;
}

@Injectable()
export class ReportsService {
  constructor(
    private readonly catalogue: ReportsCatalogue,
    private readonly reports: ReportsRepository,
    private readonly members: MembersService,
    private readonly clock: Clock,
  ) {}

  /** Every report there is, also those that the caller lacks an area for. */
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

  /** One report on its way. @throws memberNotFound for a member that the caller's reach does not cover */
  async answer<Q extends ReportQuery>(
    who: Principal,
    report: Report<Q>,
    { query, accepted, ...rest }: Asked<Q>,
  ): Promise<StreamableFile> {
    const format = query.format ?? accepted;
    return reportFile(report, await this.scopeFor(who, report, query), { ...rest, format });
  }

  /** What a report is made of for one person. @throws memberNotFound for a member that their reach does not cover */
  async scopeFor<Q extends ReportQuery>(who: Principal, report: Report<Q>, query: Q): Promise<Scope<Q>> {
    const memberId = ownOnly(who, report) ? who.memberId : (query.memberId ?? null);
    if (query.memberId && query.memberId !== memberId) throw memberNotFound();
    if (query.memberId) await this.members.get(who, query.memberId);
    return this.scopeOf(who, memberId, query);
  }

  private async scopeOf<Q extends ReportQuery>(
    { workspaceId, workspace }: Principal,
    memberId: string | null,
    query: Q,
  ): Promise<Scope<Q>> {
    const { timeZone: zone, currency } = workspace;
    const range = { startsOn: query.from, endsOn: query.to };
    const unapproved = await this.reports.unapproved(workspaceId, range, memberId);
    const unapprovedBy = byMember(unapproved);
    const today = dayOf(this.clock.now(), zone);
    return { workspaceId, range, zone, currency, today, memberId, unapproved, unapprovedBy, query };
  }
}

/** Whoever reaches only their own in one of the areas sees only their own rows. */
const ownOnly = ({ grants }: Principal, { about }: Pick<Report, 'about'>): boolean =>
  about.permissions.some((permission) => grants.get(permission) !== 'all');
