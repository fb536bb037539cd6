import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { newId } from '../../../kernel/id/id';
import { JobsService } from '../../account';
import { AuditTrail } from '../../audit';
import { Seats } from '../../members';
import type { JobPayChange, JobPayPage, JobPayWish, PayQuery } from '../pay-rates.contract';
import { payAlreadySet } from '../pay-rates.problems';
import { type PayChangeRow, PayRatesRepository } from '../pay-rates.repository';
import { assertCurrency, UNSET_JOB } from '../pay-rates.rules';
import { jobView, termsTold } from '../pay-rates.views';

/** Setting and reading the pay of jobs. */
@Injectable()
export class JobPayService {
  constructor(
    private readonly changes: PayRatesRepository,
    private readonly jobs: JobsService,
    private readonly seats: Seats,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** A job's changes, latest day first. @throws jobNotFound */
  async list(who: Principal, jobId: string, query: PayQuery): Promise<JobPayPage> {
    await this.jobs.get(who, jobId);
    const rows = await this.changes.list(
      who.workspaceId,
      { jobId },
      { state: query.state, changedFrom: changedFrom(query) },
      { after: placeOf(query.cursor), limit: query.limit + 1 },
    );
    return toPage(
      rows,
      query.limit,
      (row) => row.effectiveOn + row.id,
      (row) => jobView(row, who.workspace.currency),
    );
  }

  /** @throws jobNotFound, currencyForeign; payAlreadySet when a live change has that day */
  add(who: Principal, jobId: string, wish: JobPayWish): Promise<JobPayChange> {
    assertCurrency(wish.rate?.currency, who.workspace.currency);
    return this.seats.permitted(who, 'pay_rates:edit', async () => {
      const { id: target, name } = await this.jobs.get(who, jobId);
      const before = await this.changes.findOn(who.workspaceId, { jobId }, wish.effectiveOn);
      if (before?.effectiveOn === wish.effectiveOn) throw payAlreadySet(undefined, { changeId: before.id });
      const id = newId('pay');
      const born = { id, jobId, createdAt: this.clock.now(), byMemberId: who.memberId };
      await this.changes.addOfJob(who.workspaceId, { ...born, ...termsOf(wish, before) });
      const row = await this.changes.find(who.workspaceId, id);
      if (!row) throw new Error('a change of pay vanished within its transaction');
      const after = jobView(row, who.workspace.currency);
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'pay.job_set',
        target: { id: target, name },
        ...(before ? { before: termsTold(jobView(before, who.workspace.currency)) } : {}),
        after: termsTold(after),
      });
      return after;
    });
  }
}

/**
 * What is wished; what it leaves out is as it was before. A job that is not paid has no rate, whatever it had; who gives
 * it a rate has it paid.
 */
function termsOf(wish: JobPayWish, before: PayChangeRow | undefined) {
  const isPaid = wish.isPaid ?? (wish.rate ? true : (before?.isPaid ?? UNSET_JOB.isPaid));
  const wished = wish.rate === undefined ? (before?.amount ?? null) : (wish.rate?.amount ?? null);
  return {
    effectiveOn: wish.effectiveOn,
    isPaid,
    isOvertimeEligible: wish.isOvertimeEligible ?? before?.isOvertimeEligible ?? UNSET_JOB.isOvertimeEligible,
    amount: isPaid ? wished : null,
  };
}
