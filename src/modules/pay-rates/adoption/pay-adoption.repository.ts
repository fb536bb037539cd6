import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { PayScheduleKind } from '../../rules';

interface AdoptedChange {
  readonly id: string;
  readonly effectiveOn: Day;
  /** Minor units: an hour, of a salary a year. */
  readonly amount: number | null;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly createdByMemberId: string;
}

export interface AdoptedMemberPay extends AdoptedChange {
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

export interface AdoptedJobPay extends AdoptedChange {
  readonly jobId: string;
  readonly isPaid: boolean;
  readonly isOvertimeEligible: boolean;
}

export interface AdoptedPay {
  readonly members: readonly AdoptedMemberPay[];
  readonly jobs: readonly AdoptedJobPay[];
}

/** Takes over pay with its history, as sample data has it. Runs in the caller’s transaction. */
@Injectable()
export class PayAdoptionRepository {
  constructor(private readonly sql: Sql) {}

  async adopt(workspaceId: string, { members, jobs }: AdoptedPay): Promise<void> {
    await this.sql.addAll('pay_change', workspaceId, members);
    await this.sql.addAll('pay_change', workspaceId, jobs);
  }
}
