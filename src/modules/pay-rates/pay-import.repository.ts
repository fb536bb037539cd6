import { Injectable } from '@nestjs/common';
import type { Day } from '../../kernel/calendar/calendar';
import { KyselyRepository } from '../../kernel/database/kysely.repository';
import type { PayScheduleKind } from '../rules';
import type { PayChangeSchema } from './pay-change.entity';
import type { PayKind } from './pay-rates.contract';

interface ImportedChange {
  readonly id: string;
  readonly effectiveOn: Day;
  /** Minor units, per hour or per year of salary. */
  readonly amount: number | null;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly createdByMemberId: string;
}

export interface ImportedMemberPay extends ImportedChange {
  readonly memberId: string;
  readonly kind: PayKind;
  readonly amount: number;
  readonly isOvertimeExempt: boolean;
  readonly paySchedule: PayScheduleKind;
  readonly anchoredOn: Day | null;
  readonly voidedAt: string | null;
  readonly voidedByMemberId: string | null;
  readonly voidReason: string | null;
}

export interface ImportedJobPay extends ImportedChange {
  readonly jobId: string;
  readonly isPaid: boolean;
  readonly isOvertimeEligible: boolean;
}

export interface ImportedPay {
  readonly members: readonly ImportedMemberPay[];
  readonly jobs: readonly ImportedJobPay[];
}

/** Imports pay changes with their history, for sample data. Runs in the caller’s transaction. */
@Injectable()
export class PayImportRepository extends KyselyRepository<typeof PayChangeSchema> {
  async import(workspaceId: string, { members, jobs }: ImportedPay): Promise<void> {
    await this.insertMany(
      'pay_change',
      members.map((change) => ({
        workspaceId,
        ...change,
        createdAt: new Date(change.createdAt),
        voidedAt: change.voidedAt === null ? null : new Date(change.voidedAt),
      })),
    );
    await this.insertMany(
      'pay_change',
      jobs.map((change) => ({ workspaceId, ...change, createdAt: new Date(change.createdAt) })),
    );
  }
}
