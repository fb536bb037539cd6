import { Injectable } from '@nestjs/common';
import { KnownPeople } from './known-people';
import type { Scope, UnapprovedDays } from './report';
import type { Unapproved } from './report.contract';
import { ReportMembersRepository, type UnapprovedRow } from './report-members.repository';

const PAGE = 500;

type ReportSubject = Pick<Scope, 'workspaceId' | 'range' | 'memberId' | 'run'>;

/** Reads the unapproved timesheets of a range in pages, because a large company has many in a year. */
@Injectable()
export class UnapprovedReader {
  constructor(private readonly reports: ReportMembersRepository) {}

  /** Ordered by first day. */
  async *pages(about: ReportSubject): AsyncGenerator<Unapproved[]> {
    const { workspaceId, run } = about;
    const people = new KnownPeople((ids) => run.read(() => this.reports.listNames(workspaceId, ids)));
    for await (const page of this.rows(about))
      yield (await people.named(page)).map(({ removedMs: _removedMs, ...timesheet }) => timesheet);
  }

  private async *rows({ workspaceId, run, ...about }: ReportSubject): AsyncGenerator<UnapprovedRow[]> {
    let after: UnapprovedRow | null = null;
    do {
      const place: UnapprovedRow | null = after;
      const page: UnapprovedRow[] = await run.read(() =>
        this.reports.listUnapproved(workspaceId, about, { after: place, limit: PAGE }),
      );
      yield page;
      after = page.length < PAGE ? null : (page.at(-1) ?? null);
    } while (after);
  }

  /** The days and state of each timesheet; timesheets with equal days and state share one object. */
  async daysByMember(about: ReportSubject): Promise<Map<string, UnapprovedDays[]>> {
    const kept = new Map<string, UnapprovedDays>();
    const byMember = new Map<string, UnapprovedDays[]>();
    for await (const page of this.rows(about))
      for (const { memberId, startsOn, endsOn, state } of page) {
        const key = `${startsOn} ${endsOn} ${state}`;
        const days = kept.get(key) ?? { startsOn, endsOn, state };
        kept.set(key, days);
        const theirs = byMember.get(memberId);
        if (theirs) theirs.push(days);
        else byMember.set(memberId, [days]);
      }
    return byMember;
  }
}
