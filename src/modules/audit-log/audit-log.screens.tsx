import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import type { Browser } from '../../console/browser';
import { type PageAnswer, Screen } from '../../console/page-answer';
import { Clock } from '../../kernel/clock/clock';
import { AuditService, type AuditWindow } from '../audit';
import { Frames } from '../workspaces';
import { type AuditChoices, type AuditLogQuery, filterOf } from './audit-log.filter';
import { AuditLogPage } from './audit-log.pages';

const SHOWN = 50;
const NOTHING: AuditWindow = { data: [], newer: null, older: null };

/** The page of the log. */
@Injectable()
export class AuditLogScreens {
  constructor(
    private readonly audit: AuditService,
    private readonly frames: Frames,
    private readonly clock: Clock,
  ) {}

  /** Where a choice cannot be, the page says so and shows nothing: all events would answer another question. */
  async page(who: Principal, query: AuditLogQuery, browser: Browser): Promise<PageAnswer> {
    const { choices, faults } = filterOf(query);
    const isFaulty = Object.keys(faults).length > 0;
    const events = isFaulty ? NOTHING : await this.events(who, choices, query);
    const page = (
      <AuditLogPage
        frame={await this.frames.of(who, browser)}
        path={auditLogPath(who.workspace.slug)}
        csvPath={`${auditLogPath(who.workspace.slug)}.csv`}
        now={this.clock.now()}
        zone={who.workspace.timeZone}
        people={await this.audit.people(who.workspaceId)}
        query={query}
        choices={choices}
        faults={faults}
        events={events}
      />
    );
    return isFaulty ? new Screen(400, page) : page;
  }

  private async events(who: Principal, choices: AuditChoices, query: AuditLogQuery): Promise<AuditWindow> {
    const { cursor, newer } = query;
    const filter = await this.audit.filterOf(choices, who.workspace.timeZone);
    return this.audit.window(who, filter, { cursor, newer }, SHOWN);
  }
}

/** The address of a workspace's log. */
export const auditLogPath = (slug: string): string => `/w/${slug}/audit-log`;
