import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { RequestState } from './edit-requests.contract';

/** An edit request of sample data. Instants are RFC 3339. */
export interface ImportedEditRequest {
  readonly id: string;
  readonly memberId: string;
  readonly entryId: string | null;
  readonly entryVersion: number | null;
  readonly inAt: string;
  readonly outAt: string;
  readonly jobId: string | null;
  readonly note: string | null;
  readonly reason: string;
  readonly state: RequestState;
  readonly decidedAt: string | null;
  readonly decidedByMemberId: string | null;
  readonly decisionNote: string | null;
  readonly createdAt: string;
}

/** Imports edit requests. Runs in the caller’s transaction. */
@Injectable()
export class EditRequestsImportRepository {
  constructor(private readonly sql: Sql) {}

  async addRequests(workspaceId: string, requests: readonly ImportedEditRequest[]): Promise<void> {
    await this.sql.addAll('edit_request', workspaceId, requests);
  }
}
