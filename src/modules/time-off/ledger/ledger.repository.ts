import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Day } from '../../../kernel/calendar/calendar';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { MemberDirectorySchema } from '../../members';
import type { TimeOffAccountSchema, TimeOffLineSchema } from '../accrual';

type Entities = typeof TimeOffLineSchema | typeof TimeOffAccountSchema | typeof MemberDirectorySchema;
type LineTable = Readonly<Selectable<TablesOf<Entities>['time_off_line']>>;

/** A line with the member who caused it. */
export interface LineRow extends Omit<LineTable, 'workspaceId' | 'dueOn' | 'byMemberId'> {
  readonly byId: string | null;
  readonly byName: string | null;
}

export interface NewLedgerLine extends Omit<LineTable, 'workspaceId' | 'dueOn' | 'recordedAt'> {
  readonly kind: 'usage' | 'adjustment' | 'reversal';
  readonly byMemberId: string;
}

/** `recordedAt` is RFC 3339. */
export type ImportedLine = NewLedgerLine & { readonly recordedAt: string };

export interface LedgerFilter {
  readonly memberId: string | null;
  readonly typeId: string | null;
  readonly kind: LineTable['kind'] | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly changedFrom: Date | null;
}

@Injectable()
export class LedgerRepository extends KyselyRepository<Entities> {
  /** In the order recorded. */
  list(workspaceId: string, filter: LedgerFilter, after: string, limit: number): Promise<LineRow[]> {
    return this.select(workspaceId)
      .where('l.id', '>', after)
      .where((eb) =>
        eb.and([
          ...ifGiven(filter.memberId, (memberId) => eb('l.memberId', '=', memberId)),
          ...ifGiven(filter.typeId, (typeId) => eb('l.typeId', '=', typeId)),
          ...ifGiven(filter.kind, (kind) => eb('l.kind', '=', kind)),
          ...ifGiven(filter.from, (from) => eb('l.effectiveOn', '>=', from)),
          ...ifGiven(filter.to, (to) => eb('l.effectiveOn', '<=', to)),
          ...ifGiven(filter.changedFrom, (from) => eb('l.recordedAt', '>=', from)),
        ]),
      )
      .orderBy('l.id')
      .limit(limit)
      .execute();
  }

  find(workspaceId: string, lineId: string): Promise<LineRow | undefined> {
    return this.select(workspaceId).where('l.id', '=', lineId).executeTakeFirst();
  }

  /** Inserts lines of one locked account. */
  add(workspaceId: string, lines: readonly NewLedgerLine[], recordedAt: Date): Promise<void> {
    return this.insertMany(
      'time_off_line',
      lines.map((line) => ({ workspaceId, ...line, recordedAt })),
    );
  }

  /** Inserts sample lines. Their accounts must exist. */
  import(workspaceId: string, lines: readonly ImportedLine[]): Promise<void> {
    return this.insertMany(
      'time_off_line',
      lines.map((line) => ({ workspaceId, ...line, recordedAt: new Date(line.recordedAt) })),
    );
  }

  /** The sum of an account’s lines. Requires that the caller has locked the account. */
  async findBalance(workspaceId: string, typeId: string, memberId: string): Promise<number> {
    const { seconds } = await this.db
      .selectFrom('time_off_line as l')
      .select((eb) => sql<number>`coalesce(sum(${eb.ref('l.seconds')}), 0)::float8`.as('seconds'))
      .where('l.workspaceId', '=', workspaceId)
      .where('l.typeId', '=', typeId)
      .where('l.memberId', '=', memberId)
      .executeTakeFirstOrThrow();
    return seconds;
  }

  /** Updates `updated_at` of the account, for clients that sync balances. */
  async touch(workspaceId: string, typeId: string, memberId: string): Promise<void> {
    await this.db
      .updateTable('time_off_account')
      .set({ updatedAt: sql<Date>`clock_timestamp()` })
      .where('workspaceId', '=', workspaceId)
      .where('typeId', '=', typeId)
      .where('memberId', '=', memberId)
      .execute();
  }

  private select(workspaceId: string) {
    return this.db
      .selectFrom('time_off_line as l')
      .leftJoin('member_directory as b', (join) =>
        join.onRef('b.workspaceId', '=', 'l.workspaceId').onRef('b.id', '=', 'l.byMemberId'),
      )
      .select(['l.id', 'l.memberId', 'l.typeId', 'l.kind', 'l.seconds', 'l.effectiveOn', 'l.recordedAt'])
      .select(['l.entryId', 'l.reason', 'l.byMemberId as byId', 'b.name as byName'])
      .where('l.workspaceId', '=', workspaceId);
  }
}
