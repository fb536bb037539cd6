import { Injectable } from '@nestjs/common';
import { type ExpressionBuilder, sql } from 'kysely';
import { ifGiven } from '../../../kernel/database/columns';
import type { TablesOf } from '../../../kernel/database/kysely.repository';
import { ReportRepository } from '../../../kernel/database/report-sql';
import type { MemberDirectorySchema } from '../../members';
import type { EditRequestSchema, TimeEntrySchema } from '../../time-tracking';
import type { InstantRange } from '../framework';

type Entities = typeof TimeEntrySchema | typeof EditRequestSchema | typeof MemberDirectorySchema;
/** Builds subqueries. Those of `db` would be named and checked twice. */
type Builder = ExpressionBuilder<TablesOf<Entities>, never>;

/** An open entry or a pending correction; both block payroll. */
export interface BlockerRow {
  readonly memberId: string;
  readonly memberName: string;
  readonly category: 'open_entry' | 'edit_request';
  readonly id: string;
  readonly at: Date;
}

/** The query of payroll readiness. */
@Injectable()
export class ReadinessRepository extends ReportRepository<Entities> {
  /**
   * Open entries that began before the end of the range, and pending corrections that overlap it. Ordered by id:
   * corrections first, and the oldest of each kind first.
   */
  listBlockers(
    workspaceId: string,
    { memberId, ...range }: InstantRange & { readonly memberId: string | null },
    page: { readonly after: string; readonly limit: number },
  ): Promise<BlockerRow[]> {
    return this.db
      .selectFrom((eb) =>
        openEntries(eb, workspaceId, range)
          .unionAll(pendingCorrections(eb, workspaceId, range))
          .as('b'),
      )
      .innerJoin('member_directory as m', 'm.id', 'b.memberId')
      .select(['b.memberId', 'm.name as memberName', 'b.category', 'b.id', 'b.at'])
      .where('m.workspaceId', '=', workspaceId)
      .where((eb) => eb.and(ifGiven(memberId, (id) => eb('b.memberId', '=', id))))
      .where('b.id', '>', page.after)
      .orderBy('b.id')
      .limit(page.limit)
      .execute();
  }
}

function openEntries({ selectFrom }: Builder, workspaceId: string, { until }: InstantRange) {
  return selectFrom('time_entry as e')
    .select(['e.memberId', sql<BlockerRow['category']>`'open_entry'`.as('category'), 'e.id', 'e.inAt as at'])
    .where('e.workspaceId', '=', workspaceId)
    .where('e.outAt', 'is', null)
    .where('e.archivedAt', 'is', null)
    .where('e.inAt', '<', until);
}

/** By the proposed times, or by the current times of the entry, which a correction may move out of the range. */
function pendingCorrections({ selectFrom }: Builder, workspaceId: string, { since, until }: InstantRange) {
  return selectFrom('edit_request as r')
    .leftJoin('time_entry as e', (join) =>
      join
        .onRef('e.workspaceId', '=', 'r.workspaceId')
        .onRef('e.id', '=', 'r.entryId')
        .on('e.archivedAt', 'is', null),
    )
    .select(['r.memberId', sql<BlockerRow['category']>`'edit_request'`.as('category'), 'r.id'])
    .select(({ fn }) => fn.coalesce('e.inAt', 'r.inAt').as('at'))
    .where('r.workspaceId', '=', workspaceId)
    .where('r.state', '=', 'pending')
    .where(({ and, eb, or }) =>
      or([
        and([eb('r.inAt', '<', until), eb('r.outAt', '>', since)]),
        and([eb('e.inAt', '<', until), eb('e.outAt', '>', since)]),
      ]),
    );
}
