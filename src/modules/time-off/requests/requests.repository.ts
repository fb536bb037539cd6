import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Day } from '../../../kernel/calendar/calendar';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { MemberDirectorySchema } from '../../members';
import type { TimeOffTypeSchema } from '../types';
import type { RequestState } from './requests.contract';
import type { TimeOffRequestSchema } from './time-off-request.entity';
import type { TimeOffRequestDaySchema } from './time-off-request-day.entity';

type Entities =
  | typeof TimeOffRequestSchema
  | typeof TimeOffRequestDaySchema
  | typeof TimeOffTypeSchema
  | typeof MemberDirectorySchema;
type RequestTable = Readonly<Selectable<TablesOf<Entities>['time_off_request']>>;
type Kept = 'id' | 'memberId' | 'typeId' | 'secondsPerDay' | 'note';

/** A request with its days and the names of its type and of the members concerned. */
export interface RequestRow
  extends Pick<RequestTable, Kept | 'state' | 'decidedAt' | 'decisionNote' | 'version'> {
  readonly memberName: string;
  readonly typeName: string;
  readonly days: Day[];
  readonly askedById: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly decidedById: string | null;
  readonly decidedByName: string | null;
}

export interface NewRequest extends Pick<RequestTable, Kept | 'askedByMemberId' | 'createdAt'> {
  readonly days: readonly Day[];
}

export interface Verdict {
  readonly state: Exclude<RequestState, 'pending'>;
  readonly byMemberId: string;
  readonly note: string | null;
  readonly now: Date;
}

/** Instants are RFC 3339. */
export interface ImportedRequest
  extends Pick<RequestTable, Kept | 'state' | 'askedByMemberId' | 'decidedByMemberId' | 'decisionNote'> {
  readonly decidedAt: string | null;
  readonly createdAt: string;
}

export interface ImportedRequestDay {
  readonly requestId: string;
  readonly onDay: Day;
}

export interface RequestFilter {
  readonly memberId: string | null;
  readonly typeId: string | null;
  readonly state: RequestState | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly changedFrom: Date | null;
}

@Injectable()
export class RequestsRepository extends KyselyRepository<Entities> {
  /** Oldest first. */
  list(workspaceId: string, filter: RequestFilter, after: string, limit: number): Promise<RequestRow[]> {
    const { from, to } = filter;
    return this.select(workspaceId)
      .where('r.id', '>', after)
      .where((eb) =>
        eb.and([
          ...ifGiven(filter.memberId, (memberId) => eb('r.memberId', '=', memberId)),
          ...ifGiven(filter.typeId, (typeId) => eb('r.typeId', '=', typeId)),
          ...ifGiven(filter.state, (state) => eb('r.state', '=', state)),
          ...ifGiven(filter.changedFrom, (changed) => eb('r.updatedAt', '>=', changed)),
        ]),
      )
      .$if(from !== null || to !== null, (query) =>
        query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('time_off_request_day as d')
              .select('d.onDay')
              .whereRef('d.workspaceId', '=', 'r.workspaceId')
              .whereRef('d.requestId', '=', 'r.id')
              .where((eb) =>
                eb.and([
                  ...ifGiven(from, (day) => eb('d.onDay', '>=', day)),
                  ...ifGiven(to, (day) => eb('d.onDay', '<=', day)),
                ]),
              ),
          ),
        ),
      )
      .orderBy('r.id')
      .limit(limit)
      .execute();
  }

  /** @param onlyMemberId limits the lookup to requests for one member; null for all */
  find(workspaceId: string, requestId: string, onlyMemberId: string | null): Promise<RequestRow | undefined> {
    return this.select(workspaceId)
      .where('r.id', '=', requestId)
      .where((eb) => eb.and(ifGiven(onlyMemberId, (memberId) => eb('r.memberId', '=', memberId))))
      .executeTakeFirst();
  }

  /** Locks a request until the transaction ends. */
  async lock(workspaceId: string, requestId: string): Promise<void> {
    await this.db
      .selectFrom('time_off_request')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', requestId)
      .forNoKeyUpdate()
      .execute();
  }

  async add(workspaceId: string, { days, ...request }: NewRequest): Promise<void> {
    await this.db
      .insertInto('time_off_request')
      .values({ workspaceId, ...request, state: 'pending' })
      .execute();
    await this.insertMany(
      'time_off_request_day',
      days.map((onDay) => ({ workspaceId, requestId: request.id, onDay })),
    );
  }

  async decide(
    workspaceId: string,
    requestId: string,
    { state, byMemberId: decidedByMemberId, note: decisionNote, now: decidedAt }: Verdict,
  ): Promise<void> {
    await this.db
      .updateTable('time_off_request')
      .set({ state, decidedByMemberId, decisionNote, decidedAt })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', requestId)
      .where('state', '=', 'pending')
      .execute();
  }

  /** Inserts sample requests with their days. Their accounts must exist. */
  async import(
    workspaceId: string,
    requests: readonly ImportedRequest[],
    days: readonly ImportedRequestDay[],
  ): Promise<void> {
    await this.insertMany(
      'time_off_request',
      requests.map(({ decidedAt, createdAt, ...request }) => ({
        workspaceId,
        ...request,
        decidedAt: decidedAt === null ? null : new Date(decidedAt),
        createdAt: new Date(createdAt),
      })),
    );
    await this.insertMany(
      'time_off_request_day',
      days.map((day) => ({ workspaceId, ...day })),
    );
  }

  private select(workspaceId: string) {
    return this.db
      .selectFrom('time_off_request as r')
      .innerJoin('time_off_type as t', (join) =>
        join.onRef('t.workspaceId', '=', 'r.workspaceId').onRef('t.id', '=', 'r.typeId'),
      )
      .innerJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 'r.workspaceId').onRef('m.id', '=', 'r.memberId'),
      )
      .innerJoin('member_directory as a', (join) =>
        join.onRef('a.workspaceId', '=', 'r.workspaceId').onRef('a.id', '=', 'r.askedByMemberId'),
      )
      .leftJoin('member_directory as b', (join) =>
        join.onRef('b.workspaceId', '=', 'r.workspaceId').onRef('b.id', '=', 'r.decidedByMemberId'),
      )
      .select(['r.id', 'r.memberId', 'm.name as memberName', 'r.typeId', 't.name as typeName'])
      .select([
        'r.secondsPerDay',
        'r.note',
        'r.state',
        'r.askedByMemberId as askedById',
        'a.name as askedByName',
      ])
      .select(['r.createdAt as askedAt', 'r.decidedByMemberId as decidedById', 'b.name as decidedByName'])
      .select(['r.decidedAt', 'r.decisionNote', 'r.version'])
      .select(({ selectFrom }) =>
        selectFrom('time_off_request_day as d')
          .select((eb) =>
            sql<Day[]>`array_agg(${eb.ref('d.onDay')}::text order by ${eb.ref('d.onDay')})`.as('days'),
          )
          .whereRef('d.workspaceId', '=', 'r.workspaceId')
          .whereRef('d.requestId', '=', 'r.id')
          .$asScalar()
          .$notNull()
          .as('days'),
      )
      .where('r.workspaceId', '=', workspaceId);
  }
}
