import { Injectable } from '@nestjs/common';
import type { Day } from '../../kernel/calendar/calendar';
import { Sql } from '../../kernel/database/sql';
import type { PayScheduleKind } from '../rules';

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
  readonly kind: 'hourly' | 'salary';
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
export class PayImportRepository {
  constructor(private readonly sql: Sql) {}

  async import(workspaceId: string, { members, jobs }: ImportedPay): Promise<void> {
    await this.sql.addAll('pay_change', workspaceId, members);
    await this.sql.addAll('pay_change', workspaceId, jobs);
  }
}
