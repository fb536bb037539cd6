import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { assertSeen } from '../../kernel/http/seen-version';
import { AuditTrail } from '../audit';
import { Seats } from '../members';
import type { PayChangeView, VoidWish } from './pay-rates.contract';
import { payChangeNotFound, payChangeVoided } from './pay-rates.problems';
import { type PayChangeRow, PayRatesRepository } from './pay-rates.repository';
import { changeView, termsTold } from './pay-rates.views';

/** Takes back a change of pay that was wrong, a member's or a job's. It stays in the history. */
@Injectable()
export class PayVoidingService {
  constructor(
    private readonly changes: PayRatesRepository,
    private readonly seats: Seats,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** @param seen the version the caller looked at @throws payChangeNotFound, payChangeVoided, versionClash */
  void(who: Principal, changeId: string, { reason }: VoidWish, seen?: number): Promise<PayChangeView> {
    return this.seats.permitted(who, 'pay_rates:edit', async () => {
      const before = await this.row(who.workspaceId, changeId);
      assertSeen(before.version, seen);
      const by = { memberId: who.memberId, reason, now: this.clock.now() };
      if (!(await this.changes.takeVoided(who.workspaceId, changeId, by))) throw payChangeVoided();
      const { currency } = who.workspace;
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'pay.voided',
        target: { id: before.memberId ?? before.jobId ?? changeId, name: before.subjectName },
        before: termsTold(changeView(before, currency)),
        after: { changeId, reason },
      });
      return changeView(await this.row(who.workspaceId, changeId), currency);
    });
  }

  private async row(workspaceId: string, changeId: string): Promise<PayChangeRow> {
    const row = await this.changes.find(workspaceId, changeId);
    if (!row) throw payChangeNotFound();
    return row;
  }
}
