import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { RequestState } from './edit-requests.contract';
import type { Proposal } from './edit-requests.rules';

/** The current entry that a request is about. */
export interface AboutEntry {
  readonly id: string;
  readonly inAt: Date;
  readonly outAt: Date | null;
  readonly jobId: string | null;
  readonly jobName: string | null;
  readonly note: string | null;
  readonly archivedAt: Date | null;
  readonly version: number;
}

export interface EditRequestRow extends Proposal {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly entryVersion: number | null;
  readonly jobName: string | null;
  readonly reason: string;
  readonly state: RequestState;
  readonly decidedAt: Date | null;
  readonly decidedById: string | null;
  readonly decidedByName: string | null;
  readonly decisionNote: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  readonly entryId: string | null;
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

const SELECT = `select r.id, r.member_id as "memberId", u.name as "memberName", r.entry_version as "entryVersion",
    r.in_at as "inAt", r.out_at as "outAt", r.job_id as "jobId", j.name as "jobName", r.note, r.reason, r.state,
    r.decided_at as "decidedAt", r.decided_by_member_id as "decidedById", du.name as "decidedByName",
    r.decision_note as "decisionNote", r.created_at as "createdAt", r.updated_at as "updatedAt", r.version,
    r.entry_id as "entryId", e.in_at as "entryInAt", e.out_at as "entryOutAt", e.job_id as "entryJobId",
    ej.name as "entryJobName", e.note as "entryNote", e.archived_at as "entryArchivedAt",
    e.version as "entryNowVersion"
  from edit_request r
  join member m on m.workspace_id = r.workspace_id and m.id = r.member_id
  join app_user u on u.id = m.user_id
  left join job j on j.workspace_id = r.workspace_id and j.id = r.job_id
  left join member dm on dm.workspace_id = r.workspace_id and dm.id = r.decided_by_member_id
  left join app_user du on du.id = dm.user_id
  left join time_entry e on e.workspace_id = r.workspace_id and e.id = r.entry_id
  left join job ej on ej.workspace_id = e.workspace_id and ej.id = e.job_id
  where r.workspace_id = $1`;

@Injectable()
export class EditRequestsRepository {
  constructor(private readonly sql: Sql) {}

  /** Latest first. */
  list(workspaceId: string, filter: RequestFilter, before: string, limit: number): Promise<EditRequestRow[]> {
    return this.sql.rows<EditRequestRow>(
      `${SELECT} and ($2 = '' or r.id < $2) and ($4::text is null or r.member_id = $4)
         and ($5::text is null or r.member_id = $5) and ($6::text is null or r.state = $6)
         and ($7::timestamptz is null or r.updated_at >= $7)
       order by r.id desc limit $3`,
      [workspaceId, before, limit, filter.onlyMemberId, filter.memberId, filter.state, filter.changedFrom],
    );
  }

  find(
    workspaceId: string,
    requestId: string,
    onlyMemberId: string | null,
  ): Promise<EditRequestRow | undefined> {
    return this.sql.row<EditRequestRow>(
      `${SELECT} and r.id = $2 and ($3::text is null or r.member_id = $3)`,
      [workspaceId, requestId, onlyMemberId],
    );
  }

  /** Locks a request until the transaction ends, so that only one decision is made. */
  async lock(workspaceId: string, requestId: string): Promise<void> {
    const text = 'select id from edit_request where workspace_id = $1 and id = $2 for no key update';
    await this.sql.rows(text, [workspaceId, requestId]);
  }

  async add(
    workspaceId: string,
    one: {
      readonly id: string;
      readonly memberId: string;
      readonly entryId: string | null;
      readonly entryVersion: number | null;
      readonly reason: string;
      readonly now: Date;
    },
    proposed: Proposal,
  ): Promise<void> {
    await this.sql.count(
      `insert into edit_request (workspace_id, id, member_id, entry_id, entry_version, in_at, out_at, job_id, note,
         reason, state, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'pending', $11)`,
      [
        workspaceId,
        one.id,
        one.memberId,
        one.entryId,
        one.entryVersion,
        proposed.inAt,
        proposed.outAt,
        proposed.jobId,
        proposed.note,
        one.reason,
        one.now,
      ],
    );
  }

  /** Increments the version of the pending requests about an entry. */
  async touchPending(workspaceId: string, entryId: string): Promise<void> {
    await this.sql.count(
      `update edit_request set version = version + 1 where workspace_id = $1 and entry_id = $2 and state = 'pending'`,
      [workspaceId, entryId],
    );
  }

  async decide(workspaceId: string, requestId: string, decision: RequestDecision): Promise<void> {
    await this.sql.count(
      `update edit_request set state = $3, entry_id = coalesce(entry_id, $4), decided_by_member_id = $5,
         decision_note = $6, decided_at = $7
       where workspace_id = $1 and id = $2`,
      [
        workspaceId,
        requestId,
        decision.state,
        decision.entryId,
        decision.byMemberId,
        decision.note,
        decision.now,
      ],
    );
  }
}
