import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import type { Browser } from '../../console/http/browser';
import { type PageAnswer, PageResponse } from '../../console/http/page-response';
import { Clock } from '../../kernel/clock/clock';
import { AuditService, type AuditWindow } from '../audit';
import { PageContexts } from '../workspaces';
import { type AuditChoices, type AuditLogQuery, filterOf } from './audit-log.form';
import { AuditLogPage } from './audit-log.page';
import { PeopleRepository } from './people.repository';

const SHOWN = 50;
const NOTHING: AuditWindow = { data: [], newer: null, older: null };

/** Renders the audit log page. */
@Injectable()
export class AuditLogViews {
  constructor(
    private readonly audit: AuditService,
    private readonly people: PeopleRepository,
    private readonly pageContexts: PageContexts,
    private readonly clock: Clock,
  ) {}

  /** An invalid filter shows its errors and no events, because unfiltered events would be misleading. */
  async page(caller: Principal, query: AuditLogQuery, browser: Browser): Promise<PageAnswer> {
    const { choices, faults } = filterOf(query);
    const isFaulty = Object.keys(faults).length > 0;
    const events = isFaulty ? NOTHING : await this.events(caller, choices, query);
    const page = (
      <AuditLogPage
        pageContext={await this.pageContexts.contextFor(caller, browser)}
        path={auditLogPath(caller.workspace.slug)}
        csvPath={`${auditLogPath(caller.workspace.slug)}.csv`}
        now={this.clock.now()}
        zone={caller.workspace.timeZone}
        people={await this.people.list(caller.workspaceId)}
        query={query}
        choices={choices}
        faults={faults}
        events={events}
      />
    );
    return isFaulty ? new PageResponse(400, page) : page;
  }

  private async events(caller: Principal, choices: AuditChoices, query: AuditLogQuery): Promise<AuditWindow> {
    const { cursor, newer } = query;
    const filter = this.audit.filterOf(choices, caller.workspace.timeZone);
    return this.audit.window(caller, filter, { cursor, newer }, SHOWN);
  }
}

/** The path of a workspace's audit log. */
export const auditLogPath = (slug: string): string => `/w/${slug}/audit-log`;
