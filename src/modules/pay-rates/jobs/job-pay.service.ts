import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { newId } from '../../../kernel/id/id';
import { JobsService } from '../../account';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import type { JobPayChange, JobPayInput, JobPayPage, PayQuery } from '../pay-rates.contract';
import { payAlreadySet } from '../pay-rates.problems';
import { type PayChangeRow, PayRatesRepository } from '../pay-rates.repository';
import { assertCurrency, UNSET_JOB } from '../pay-rates.rules';
import { auditedTerms, jobView } from '../pay-rates.views';

/** Sets and reads the pay of jobs. */
@Injectable()
export class JobPayService {
  constructor(
    private readonly changes: PayRatesRepository,
    private readonly jobs: JobsService,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** A job's pay changes, latest effective date first. @throws jobNotFound */
  async list(caller: Principal, jobId: string, query: PayQuery): Promise<JobPayPage> {
    await this.jobs.get(caller, jobId);
    const rows = await this.changes.list(
      caller.workspaceId,
      { jobId },
      { state: query.state, changedFrom: changedFrom(query) },
      { after: placeOf(query.cursor), limit: query.limit + 1 },
    );
    return toPage(
      rows,
      query.limit,
      (row) => row.effectiveOn + row.id,
      (row) => jobView(row, caller.workspace.currency),
    );
  }

  /** @throws jobNotFound, currencyForeign; payAlreadySet when an active change exists for that day */
  add(caller: Principal, jobId: string, input: JobPayInput): Promise<JobPayChange> {
    assertCurrency(input.rate?.currency, caller.workspace.currency);
    return this.memberships.withPermission(caller, 'pay_rates:edit', async () => {
      const { id: target, name } = await this.jobs.get(caller, jobId);
      const before = await this.changes.findOn(caller.workspaceId, { jobId }, input.effectiveOn);
      if (before?.effectiveOn === input.effectiveOn) throw payAlreadySet(undefined, { changeId: before.id });
      const id = newId('pay');
      const created = { id, jobId, createdAt: this.clock.now(), byMemberId: caller.memberId };
      await this.changes.addOfJob(caller.workspaceId, { ...created, ...termsOf(input, before) });
      const row = await this.changes.find(caller.workspaceId, id);
      if (!row) throw new Error('the pay change was not found after its insert');
      const after = jobView(row, caller.workspace.currency);
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'pay.job_set',
        target: { id: target, name },
        ...(before ? { before: auditedTerms(jobView(before, caller.workspace.currency)) } : {}),
        after: auditedTerms(after),
      });
      return after;
    });
  }
}

/**
 * The new terms; omitted fields keep their previous value. An unpaid job has no rate, and giving a job a rate makes it
 * paid.
 */
function termsOf(input: JobPayInput, before: PayChangeRow | undefined) {
  const isPaid = input.isPaid ?? (input.rate ? true : (before?.isPaid ?? UNSET_JOB.isPaid));
  const requested = input.rate === undefined ? (before?.amount ?? null) : (input.rate?.amount ?? null);
  return {
    effectiveOn: input.effectiveOn,
    isPaid,
    isOvertimeEligible:
      input.isOvertimeEligible ?? before?.isOvertimeEligible ?? UNSET_JOB.isOvertimeEligible,
    amount: isPaid ? requested : null,
  };
}
