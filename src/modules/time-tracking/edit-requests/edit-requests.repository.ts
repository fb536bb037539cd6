import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { columnsOf, ifGiven, pick } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { JobSchema } from '../../account';
import type { MemberDirectorySchema } from '../../members';
import type { TimeEntrySchema } from '../time-entries';
import { EditRequestSchema } from './edit-request.entity';
import type { RequestState } from './edit-requests.contract';
import type { Proposal } from './edit-requests.rules';

type Entities =
  | typeof EditRequestSchema
  | typeof TimeEntrySchema
  | typeof JobSchema
  | typeof MemberDirectorySchema;
type RequestTable = Readonly<Selectable<TablesOf<Entities>['edit_request']>>;

const COLUMNS = columnsOf(EditRequestSchema, 'r', ['workspaceId', 'decidedByMemberId']);

/** A request with the current entry that it is about and the names of the members and jobs. */
export interface EditRequestRow extends Omit<RequestTable, 'workspaceId' | 'decidedByMemberId'> {
  readonly memberName: string;
  readonly jobName: string | null;
  readonly decidedById: string | null;
  readonly decidedByName: string | null;
  readonly entryInAt: Date | null;
  readonly entryOutAt: Date | null;
  readonly entryJobId: string | null;
  readonly entryJobName: string | null;
  readonly entryNote: string | null;
  readonly entryArchivedAt: Date | null;
  readonly entryNowVersion: number | null;
}

export interface RequestFilter {
  /** Limits the list to one member, for callers with reach `own`. */
  readonly onlyMemberId: string | null;
  readonly memberId: string | null;
  readonly state: RequestState | null;
  readonly changedFrom: Date | null;
}

export interface RequestDecision {
  readonly state: RequestState;
  readonly entryId: string | null;
  readonly byMemberId: string;
  readonly note: string | null;
  readonly now: Date;
}

export type NewRequest = Pick<RequestTable, 'id' | 'memberId' | 'entryId' | 'entryVersion' | 'reason'> & {
  readonly now: Date;
};

@Injectable()
export class EditRequestsRepository extends KyselyRepository<Entities> {
  /** Latest first. @param before a request id, '' for the start */
  list(workspaceId: string, filter: RequestFilter, before: string, limit: number): Promise<EditRequestRow[]> {
    return this.select(workspaceId)
      .where((eb) =>
        eb.and([
          ...ifGiven(before || null, (id) => eb('r.id', '<', id)),
          ...ifGiven(filter.onlyMemberId, (memberId) => eb('r.memberId', '=', memberId)),
          ...ifGiven(filter.memberId, (memberId) => eb('r.memberId', '=', memberId)),
          ...ifGiven(filter.state, (state) => eb('r.state', '=', state)),
          ...ifGiven(filter.changedFrom, (from) => eb('r.updatedAt', '>=', from)),
        ]),
      )
      .orderBy('r.id', 'desc')
      .limit(limit)
      .execute();
  }

  find(
    workspaceId: string,
    requestId: string,
    onlyMemberId: string | null,
  ): Promise<EditRequestRow | undefined> {
    return this.select(workspaceId)
      .where('r.id', '=', requestId)
      .where((eb) => eb.and(ifGiven(onlyMemberId, (memberId) => eb('r.memberId', '=', memberId))))
      .executeTakeFirst();
  }

  /** Locks a request until the transaction ends, so that only one decision is made. */
  async lock(workspaceId: string, requestId: string): Promise<void> {
    await this.db
      .selectFrom('edit_request')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', requestId)
      .forNoKeyUpdate()
      .execute();
  }

  async add(workspaceId: string, request: NewRequest, proposed: Proposal): Promise<void> {
    const { now: createdAt, ...identity } = request;
    const proposal = pick(proposed, ['inAt', 'outAt', 'jobId', 'note']);
    await this.db
      .insertInto('edit_request')
      .values({ workspaceId, ...identity, ...proposal, state: 'pending', createdAt })
      .execute();
  }

  /** Increments the version of the pending requests about an entry. */
  async touchPending(workspaceId: string, entryId: string): Promise<void> {
    await this.db
      .updateTable('edit_request')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('workspaceId', '=', workspaceId)
      .where('entryId', '=', entryId)
      .where('state', '=', 'pending')
      .execute();
  }

  async decide(workspaceId: string, requestId: string, decision: RequestDecision): Promise<void> {
    await this.db
      .updateTable('edit_request')
      .set(({ fn, ref, val }) => ({
        state: decision.state,
        entryId: fn.coalesce(ref('entryId'), val(decision.entryId)),
        decidedByMemberId: decision.byMemberId,
        decisionNote: decision.note,
        decidedAt: decision.now,
      }))
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', requestId)
      .execute();
  }

  private select(workspaceId: string) {
    return this.db
      .selectFrom('edit_request as r')
      .innerJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 'r.workspaceId').onRef('m.id', '=', 'r.memberId'),
      )
      .leftJoin('job as j', (join) =>
        join.onRef('j.workspaceId', '=', 'r.workspaceId').onRef('j.id', '=', 'r.jobId'),
      )
      .leftJoin('member_directory as d', (join) =>
        join.onRef('d.workspaceId', '=', 'r.workspaceId').onRef('d.id', '=', 'r.decidedByMemberId'),
      )
      .leftJoin('time_entry as e', (join) =>
        join.onRef('e.workspaceId', '=', 'r.workspaceId').onRef('e.id', '=', 'r.entryId'),
      )
      .leftJoin('job as ej', (join) =>
        join.onRef('ej.workspaceId', '=', 'e.workspaceId').onRef('ej.id', '=', 'e.jobId'),
      )
      .select(COLUMNS)
      .select(['m.name as memberName', 'j.name as jobName'])
      .select(['r.decidedByMemberId as decidedById', 'd.name as decidedByName'])
      .select(['e.inAt as entryInAt', 'e.outAt as entryOutAt', 'e.jobId as entryJobId'])
      .select(['ej.name as entryJobName', 'e.note as entryNote'])
      .select(['e.archivedAt as entryArchivedAt', 'e.version as entryNowVersion'])
      .where('r.workspaceId', '=', workspaceId);
  }
}
