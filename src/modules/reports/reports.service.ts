import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { MembersService, memberNotFound } from '../members';
import type { Report } from './report';
import { reportFile } from './report-file';
import { ReportsCatalogue } from './reports.catalogue';
import type { Format, ReportList, ReportQuery } from './reports.contract';
import { ReportsRepository } from './reports.repository';

const FILTERS = ['from', 'to', 'memberId', 'format'];

@Injectable()
export class ReportsService {
  constructor(
    private readonly catalogue: ReportsCatalogue,
    private readonly reports: ReportsRepository,
    private readonly members: MembersService,
  ) {}

  /** Every report there is, also those that the caller lacks an area for. */
  describe(): ReportList {
    return {
      data: this.catalogue.all().map(({ about: { ownFilters = [], ...about } }) => ({
        ...about,
        filters: [...FILTERS, ...ownFilters],
      })),
    };
  }

  /** One report on its way. @throws memberNotFound for a member that the caller's reach does not cover */
  async answer<Q extends ReportQuery>(
    who: Principal,
    report: Report<Q>,
    { query, accepted }: { readonly query: Q; readonly accepted: Format },
  ): Promise<StreamableFile> {
    const memberId = ownOnly(who, report) ? who.memberId : (query.memberId ?? null);
    if (query.memberId && query.memberId !== memberId) throw memberNotFound();
    if (query.memberId) await this.members.get(who, query.memberId);
    const { workspaceId, workspace } = who;
    const range = { startsOn: query.from, endsOn: query.to };
    const unapproved = await this.reports.unapproved(workspaceId, range, memberId);
    const { timeZone: zone, currency } = workspace;
    const scope = { workspaceId, range, zone, currency, memberId, unapproved, query };
    return reportFile(report, scope, query.format ?? accepted);
  }
}

/** Whoever reaches only their own in one of the areas sees only their own rows. */
const ownOnly = ({ grants }: Principal, { about }: Pick<Report, 'about'>): boolean =>
  about.permissions.some((permission) => grants.get(permission) !== 'all');
