import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { DueFrom, Where } from './accrual.repository';
import type { AccrualFacts } from './accrual.rules';

/** More days than an accrual year has. */
const YEAR_DAYS = 367;
/** The first day on which a line counts in a balance: the day after it took effect and was recorded. */
const COUNTS_FROM = `(greatest(l.effective_on, case when l.due_on is null
  then (l.recorded_at at time zone $5)::date else l.effective_on end) + 1)`;
const DUE = `unnest($3::text[], $4::date[]) as d(member_id, first_on)`;

interface LineRow {
  readonly memberId: string;
  readonly seconds: number;
  readonly countsFrom: Day;
  /** Set for accruals and reversals; null otherwise. */
  readonly dueOn: Day | null;
  readonly isLater: boolean;
}

/** Reads the ledger for the accrual calculation. */
@Injectable()
export class AccrualFactsRepository {
  constructor(private readonly sql: Sql) {}

  /** @param due accounts locked by the caller */
  async find(
    where: Where,
    due: readonly DueFrom[],
  ): Promise<ReadonlyMap<string, Omit<AccrualFacts, 'worked'>>> {
    const [openings, lines] = [await this.openings(where, due), await this.lines(where, due)];
    const byMember = new Map<string, LineRow[]>(due.map(({ memberId }) => [memberId, []]));
    for (const line of lines) byMember.get(line.memberId)?.push(line);
    const of = (memberId: string): Omit<AccrualFacts, 'worked'> => {
      const own = byMember.get(memberId) ?? [];
      return {
        openingSeconds: openings.get(memberId) ?? 0,
        later: own.filter(({ isLater }) => isLater),
        accrued: own.flatMap(({ dueOn, seconds }) => (dueOn === null ? [] : [{ dueOn, seconds }])),
      };
    };
    return new Map(due.map(({ memberId }) => [memberId, of(memberId)]));
  }

  private async openings(where: Where, due: readonly DueFrom[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql.rows<{ memberId: string; seconds: number }>(
      `select l.member_id as "memberId", sum(l.seconds)::float8 as seconds
       from ${DUE} join time_off_line l on l.workspace_id = $1 and l.type_id = $2 and l.member_id = d.member_id
       where ${COUNTS_FROM} <= d.first_on group by l.member_id`,
      parametersOf(where, due),
    );
    return new Map(rows.map(({ memberId, seconds }) => [memberId, seconds]));
  }

  private lines(where: Where, due: readonly DueFrom[]): Promise<LineRow[]> {
    return this.sql.rows<LineRow>(
      `select l.member_id as "memberId", l.seconds::float8 as seconds, ${COUNTS_FROM}::text as "countsFrom",
         case when l.kind in ('accrual', 'reversal') then l.due_on::text end as "dueOn",
         ${COUNTS_FROM} > d.first_on as "isLater"
       from ${DUE} join time_off_line l on l.workspace_id = $1 and l.type_id = $2 and l.member_id = d.member_id
       where ${COUNTS_FROM} > d.first_on
         or (l.kind in ('accrual', 'reversal') and l.due_on > d.first_on - ${YEAR_DAYS})`,
      parametersOf(where, due),
    );
  }
}

const parametersOf = ({ workspaceId, typeId, zone }: Where, due: readonly DueFrom[]): unknown[] => [
  workspaceId,
  typeId,
  due.map(({ memberId }) => memberId),
  due.map(({ firstOn }) => firstOn),
  zone,
];
