import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Day } from '../../../../kernel/calendar/calendar';
import { KyselyRepository, type TablesOf } from '../../../../kernel/database/kysely.repository';
import type { MemberDirectorySchema } from '../../../members';
import type { WorkspaceSchema } from '../../../workspaces';
import type { TimeOffTypeSchema } from '../../types';
import type { TimeOffRequestSchema } from '../time-off-request.entity';
import type { TimeOffRequestDaySchema } from '../time-off-request-day.entity';

type Entities =
  | typeof TimeOffRequestSchema
  | typeof TimeOffRequestDaySchema
  | typeof TimeOffTypeSchema
  | typeof MemberDirectorySchema
  | typeof WorkspaceSchema;
type RequestTable = Readonly<Selectable<TablesOf<Entities>['time_off_request']>>;

/** A request, as described in an email to one person. */
export interface TimeOffEmailFacts
  extends Pick<RequestTable, 'state' | 'secondsPerDay' | 'note' | 'decisionNote'> {
  readonly to: string;
  readonly userId: string;
  readonly isDecider: boolean;
  readonly memberName: string;
  readonly typeName: string;
  readonly days: Day[];
  readonly decidedByName: string | null;
  readonly workspaceName: string;
  readonly slug: string;
}

/** Recipients and contents of time-off emails. */
@Injectable()
export class EmailFactsRepository extends KyselyRepository<Entities> {
  /** The active owner and admins, who can decide requests. */
  listDeciders(workspaceId: string): Promise<{ readonly memberId: string }[]> {
    return this.db
      .selectFrom('member_directory')
      .select('id as memberId')
      .where('workspaceId', '=', workspaceId)
      .where('isActive', '=', true)
      .where('role', 'in', ['owner', 'admin'])
      .orderBy('id')
      .execute();
  }

  /** @returns undefined when the recipient is no longer an active member */
  find(workspaceId: string, requestId: string, memberId: string): Promise<TimeOffEmailFacts | undefined> {
    return this.db
      .selectFrom('time_off_request as r')
      .innerJoin('workspace as w', 'w.id', 'r.workspaceId')
      .innerJoin('time_off_type as t', (join) =>
        join.onRef('t.workspaceId', '=', 'r.workspaceId').onRef('t.id', '=', 'r.typeId'),
      )
      .innerJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 'r.workspaceId').onRef('m.id', '=', 'r.memberId'),
      )
      .innerJoin('member_directory as p', (join) =>
        join
          .onRef('p.workspaceId', '=', 'r.workspaceId')
          .on('p.id', '=', memberId)
          .on('p.isActive', '=', true),
      )
      .leftJoin('member_directory as b', (join) =>
        join.onRef('b.workspaceId', '=', 'r.workspaceId').onRef('b.id', '=', 'r.decidedByMemberId'),
      )
      .select(['p.email as to', 'p.userId', 'r.state', 'm.name as memberName', 't.name as typeName'])
      .select(['r.secondsPerDay', 'r.note', 'b.name as decidedByName', 'r.decisionNote'])
      .select(['w.name as workspaceName', 'w.slug'])
      .select((eb) => [
        sql<boolean>`${eb('p.role', 'in', ['owner', 'admin'])}`.as('isDecider'),
        eb
          .selectFrom('time_off_request_day as d')
          .select((at) =>
            sql<Day[]>`array_agg(${at.ref('d.onDay')}::text order by ${at.ref('d.onDay')})`.as('days'),
          )
          .whereRef('d.workspaceId', '=', 'r.workspaceId')
          .whereRef('d.requestId', '=', 'r.id')
          .$asScalar()
          .$notNull()
          .as('days'),
      ])
      .where('r.workspaceId', '=', workspaceId)
      .where('r.id', '=', requestId)
      .executeTakeFirst();
  }
}
