import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar/calendar';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { EmploymentSchema, MemberSchema } from '../../members';
import type { DueLine } from './accrual.rules';
import type { Employed, Progress } from './accrual-start.rules';
import type { TimeOffAccountSchema } from './time-off-account.entity';
import type { TimeOffLineSchema } from './time-off-line.entity';

/** One member's account of a type, with the member data that accrual depends on. */
export interface AccountRow extends Employed, Progress {
  readonly memberId: string;
}

/** One type of one workspace, whose days follow the workspace's time zone. */
export interface AccrualScope {
  readonly workspaceId: string;
  readonly typeId: string;
  readonly zone: string;
}

export interface NewLine extends DueLine {
  readonly id: string;
  readonly memberId: string;
}

interface NewProgress extends Progress {
  readonly memberId: string;
}

type Entities =
  | typeof TimeOffAccountSchema
  | typeof TimeOffLineSchema
  | typeof MemberSchema
  | typeof EmploymentSchema;

/** Writes accounts and automatic ledger lines, for all members of a workspace in one statement. */
@Injectable()
export class AccrualRepository extends KyselyRepository<Entities> {
  /** Creates missing accounts. @param memberId one member; null for all */
  async openAccounts({ workspaceId, typeId }: AccrualScope, memberId: string | null): Promise<void> {
    await this.db
      .insertInto('time_off_account')
      .columns(['workspaceId', 'typeId', 'memberId'])
      .expression((eb) =>
        eb
          .selectFrom('member as m')
          .select((at) => [
            'm.workspaceId',
            sql<string>`${typeId}::text`.as('typeId'),
            at.ref('m.id').as('memberId'),
          ])
          .where('m.workspaceId', '=', workspaceId)
          .where((at) => at.and(ifGiven(memberId, (id) => at('m.id', '=', id)))),
      )
      .onConflict((conflict) => conflict.constraint('time_off_account_pkey').doNothing())
      .execute();
  }

  /** Locks accounts until the transaction ends, in a fixed order. @param memberId one member; null for all */
  lockAccounts({ workspaceId, typeId, zone }: AccrualScope, memberId: string | null): Promise<AccountRow[]> {
    return this.db
      .selectFrom('time_off_account as a')
      .innerJoin('member as m', (join) =>
        join.onRef('m.workspaceId', '=', 'a.workspaceId').onRef('m.id', '=', 'a.memberId'),
      )
      .leftJoin('employment as n', (join) =>
        join.onRef('n.workspaceId', '=', 'a.workspaceId').onRef('n.memberId', '=', 'a.memberId'),
      )
      .select(['a.memberId', 'a.throughOn', 'a.countsFrom', 'a.countedSeconds', 'a.basedOn', 'n.hiredOn'])
      .select((eb) => [
        sql<Day>`(${eb.ref('m.joinedAt')} at time zone ${zone})::date`.as('joinedOn'),
        sql<Day | null>`(${eb.ref('m.removedAt')} at time zone ${zone})::date`.as('leftOn'),
      ])
      .where('a.workspaceId', '=', workspaceId)
      .where('a.typeId', '=', typeId)
      .where((eb) => eb.and(ifGiven(memberId, (id) => eb('a.memberId', '=', id))))
      .orderBy('a.memberId')
      .forNoKeyUpdate('a')
      .execute();
  }

  /** Inserts due lines. Lines that already exist are skipped. */
  async addLines({ workspaceId, typeId }: AccrualScope, lines: readonly NewLine[], now: Date): Promise<void> {
    if (lines.length === 0) return;
    await this.db
      .insertInto('time_off_line')
      .columns([
        ...(['workspaceId', 'typeId', 'id', 'memberId', 'kind'] as const),
        ...(['seconds', 'effectiveOn', 'dueOn', 'recordedAt'] as const),
      ])
      .expression((eb) =>
        eb
          .selectFrom(rowsOf(lines))
          .select((at) => [
            sql<string>`${workspaceId}::text`.as('workspaceId'),
            sql<string>`${typeId}::text`.as('typeId'),
            ...(['l.id', 'l.memberId', 'l.kind', 'l.seconds'] as const),
            at.ref('l.dueOn').as('effectiveOn'),
            'l.dueOn',
            sql<Date>`${now}::timestamptz`.as('recordedAt'),
          ]),
      )
      .onConflict((conflict) => conflict.constraint('time_off_line_due_key').doNothing())
      .execute();
  }

  /** @param changed the members whose balance changed */
  async saveProgress(
    { workspaceId, typeId }: AccrualScope,
    accounts: readonly NewProgress[],
    changed: ReadonlySet<string>,
  ): Promise<void> {
    await this.db
      .updateTable('time_off_account as a')
      .from(progressOf(accounts, changed))
      .set((eb) => ({
        throughOn: eb.ref('n.throughOn'),
        countsFrom: eb.ref('n.countsFrom'),
        countedSeconds: eb.ref('n.countedSeconds'),
        basedOn: eb.ref('n.basedOn'),
        updatedAt: sql<Date>`case when ${eb.ref('n.isChanged')} then clock_timestamp() else ${eb.ref('a.updatedAt')} end`,
      }))
      .where('a.workspaceId', '=', workspaceId)
      .where('a.typeId', '=', typeId)
      .whereRef('a.memberId', '=', 'n.memberId')
      .execute();
  }

  /** Restarts the counting of work and skips the days up to `throughOn`. @param throughOn null to skip no days */
  async restartCounting({ workspaceId, typeId }: AccrualScope, throughOn: Day | null): Promise<void> {
    await this.db
      .updateTable('time_off_account')
      .set((eb) => ({
        countsFrom: null,
        countedSeconds: 0,
        throughOn: sql<Day | null>`greatest(${eb.ref('throughOn')}, ${throughOn}::date)`,
      }))
      .where('workspaceId', '=', workspaceId)
      .where('typeId', '=', typeId)
      .execute();
  }
}

/** Arrays as a table, because the number of rows can exceed the number of parameters that a statement may have. */
const rowsOf = (lines: readonly NewLine[]) =>
  sql<NewLine>`unnest(${lines.map(({ id }) => id)}::text[], ${lines.map(({ memberId }) => memberId)}::text[],
    ${lines.map(({ kind }) => kind)}::text[], ${lines.map(({ seconds }) => seconds)}::bigint[],
    ${lines.map(({ dueOn }) => dueOn)}::date[])`.as<'l'>(sql`l(id, member_id, kind, seconds, due_on)`);

const progressOf = (accounts: readonly NewProgress[], changed: ReadonlySet<string>) =>
  sql<
    NewProgress & { readonly isChanged: boolean }
  >`unnest(${accounts.map(({ memberId }) => memberId)}::text[],
    ${accounts.map(({ throughOn }) => throughOn)}::date[], ${accounts.map(({ countsFrom }) => countsFrom)}::date[],
    ${accounts.map(({ countedSeconds }) => countedSeconds)}::bigint[],
    ${accounts.map(({ memberId }) => changed.has(memberId))}::boolean[],
    ${accounts.map(({ basedOn }) => basedOn)}::date[])`.as<'n'>(
    sql`n(member_id, through_on, counts_from, counted_seconds, is_changed, based_on)`,
  );
