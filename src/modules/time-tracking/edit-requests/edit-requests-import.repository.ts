import { Injectable } from '@nestjs/common';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { EditRequestSchema } from './edit-request.entity';
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
export class EditRequestsImportRepository extends KyselyRepository<typeof EditRequestSchema> {
  addRequests(workspaceId: string, requests: readonly ImportedEditRequest[]): Promise<void> {
    return this.insertMany(
      'edit_request',
      requests.map((request) => ({
        workspaceId,
        ...request,
        inAt: new Date(request.inAt),
        outAt: new Date(request.outAt),
        decidedAt: request.decidedAt === null ? null : new Date(request.decidedAt),
        createdAt: new Date(request.createdAt),
      })),
    );
  }
}
