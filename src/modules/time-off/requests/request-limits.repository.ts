import { Injectable } from '@nestjs/common';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { TimeOffEntrySchema } from './time-off-entry.entity';
import type { TimeOffRequestSchema } from './time-off-request.entity';
import type { TimeOffRequestDaySchema } from './time-off-request-day.entity';

const DAY_SECONDS = 86_400;

type Entities = typeof TimeOffRequestSchema | typeof TimeOffRequestDaySchema | typeof TimeOffEntrySchema;

interface MemberKey {
  readonly workspaceId: string;
  readonly memberId: string;
}

/** The account of one type of one member. */
interface AccountKey extends MemberKey {
  readonly typeId: string;
}

/** What a request is checked against: pending hours, hours used in a year and hours of a day. */
@Injectable()
export class RequestLimitsRepository extends KyselyRepository<Entities> {
  /** Serialises new requests per member until the transaction ends: the 24-hour limit of a day spans all types. */
  async lockMember(memberId: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`time off of ${memberId}`}, 2))`.execute(
      this.db,
    );
  }

  /** The seconds of an account that are requested and not yet decided. */
  async findPendingSeconds(account: AccountKey): Promise<number> {
    const { seconds } = await this.db
      .selectNoFrom((eb) => pendingOf(eb, account).$asScalar().$notNull().as('seconds'))
      .executeTakeFirstOrThrow();
    return seconds;
  }

  /** Seconds of a type that are taken or pending within an accrual year. */
  async findUsedSeconds(account: AccountKey, { startsOn, endsOn }: DayRange): Promise<number> {
    const { seconds } = await this.db
      .selectNoFrom((eb) => {
        const taken = takenDays(eb, account)
          .select((at) => sql<number>`coalesce(sum(${at.ref('e.seconds')}), 0)::float8`.as('seconds'))
          .where('e.typeId', '=', account.typeId)
          .where((at) => at.between('e.onDay', startsOn, endsOn));
        const pending = pendingOf(eb, account).where((at) => at.between('d.onDay', startsOn, endsOn));
        return sql<number>`${taken} + ${pending}`.as('seconds');
      })
      .executeTakeFirstOrThrow();
    return seconds;
  }

  /** The days among `days` on which the member's time off of all types would exceed 24 hours with `seconds` added. */
  async listFullDays(member: MemberKey, days: readonly Day[], seconds: number): Promise<Day[]> {
    const rows = await this.db
      .selectFrom((eb) =>
        takenDays(eb, member)
          .select(['e.onDay', 'e.seconds'])
          .where('e.onDay', 'in', days)
          .unionAll(
            pendingDays(eb, member)
              .select(['d.onDay', 'r.secondsPerDay as seconds'])
              .where('d.onDay', 'in', days),
          )
          .as('x'),
      )
      .select('x.onDay')
      .groupBy('x.onDay')
      .having((eb) => sql<boolean>`sum(${eb.ref('x.seconds')}) + ${seconds} > ${sql.lit(DAY_SECONDS)}`)
      .orderBy('x.onDay')
      .execute();
    return rows.map(({ onDay }) => onDay);
  }
}

type Expressions = ExpressionBuilder<TablesOf<Entities>, never>;

const takenDays = (eb: Expressions, { workspaceId, memberId }: MemberKey) =>
  eb
    .selectFrom('time_off_entry as e')
    .where('e.workspaceId', '=', workspaceId)
    .where('e.memberId', '=', memberId)
    .where('e.voidedAt', 'is', null);

const pendingDays = (eb: Expressions, { workspaceId, memberId }: MemberKey) =>
  eb
    .selectFrom('time_off_request as r')
    .innerJoin('time_off_request_day as d', (join) =>
      join.onRef('d.workspaceId', '=', 'r.workspaceId').onRef('d.requestId', '=', 'r.id'),
    )
    .where('r.workspaceId', '=', workspaceId)
    .where('r.memberId', '=', memberId)
    .where('r.state', '=', 'pending');

/** The pending seconds of an account. */
const pendingOf = (eb: Expressions, account: AccountKey) =>
  pendingDays(eb, account)
    .select((at) => sql<number>`coalesce(sum(${at.ref('r.secondsPerDay')}), 0)::float8`.as('seconds'))
    .where('r.typeId', '=', account.typeId);
