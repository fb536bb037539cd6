import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { assertSeen } from '../../kernel/http/seen-version';
import { AuditTrail } from '../audit';
import { MembershipLock } from '../members';
import type { PayChangeView, VoidInput } from './pay-rates.contract';
import { payChangeNotFound, payChangeVoided } from './pay-rates.problems';
import { type PayChangeRow, PayRatesRepository } from './pay-rates.repository';
import { auditedTerms, changeView } from './pay-rates.views';

/** Voids a wrong pay change of a member or a job. It stays in the history. */
@Injectable()
export class PayVoidingService {
  constructor(
    private readonly changes: PayRatesRepository,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** @param seen the version the caller last read @throws payChangeNotFound, payChangeVoided, versionClash */
  void(caller: Principal, changeId: string, { reason }: VoidInput, seen?: number): Promise<PayChangeView> {
    return this.memberships.withPermission(caller, 'pay_rates:edit', async () => {
      const before = await this.row(caller.workspaceId, changeId);
      assertSeen(before.version, seen);
      const by = { memberId: caller.memberId, reason, now: this.clock.now() };
      if (!(await this.changes.takeVoided(caller.workspaceId, changeId, by))) throw payChangeVoided();
      const { currency } = caller.workspace;
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'pay.voided',
        target: { id: before.memberId ?? before.jobId ?? changeId, name: before.subjectName },
        before: auditedTerms(changeView(before, currency)),
        after: { changeId, reason },
      });
      return changeView(await this.row(caller.workspaceId, changeId), currency);
    });
  }

  private async row(workspaceId: string, changeId: string): Promise<PayChangeRow> {
    const row = await this.changes.find(workspaceId, changeId);
    if (!row) throw payChangeNotFound();
    return row;
  }
}
