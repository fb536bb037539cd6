import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import type { Day } from '../../kernel/calendar/calendar';
import { Clock } from '../../kernel/clock/clock';
import { changedFrom, type Page, placeOf, toPage } from '../../kernel/http/paging.contract';
import { assertSeen } from '../../kernel/http/seen-version';
import { newId } from '../../kernel/id/id';
import { AuditTrail, type WorkspaceAction } from '../audit';
import { MembershipLock, memberNotFound } from '../members';
import { auditedTerms, changeView, jobPayOf, jobView, memberPayOf, memberView } from './pay-change-views';
import type {
  JobPayChange,
  JobPayInput,
  JobPayPage,
  MemberPayChange,
  MemberPayInput,
  MemberPayPage,
  PayChangeView,
  PayQuery,
  VoidInput,
} from './pay-rates.contract';
import { payAlreadySet, payChangeNotFound, payChangeVoided } from './pay-rates.problems';
import {
  type NamedPayChangeRow,
  type NewTerms,
  type PayChangeRow,
  PayRatesRepository,
  type PaySubject,
} from './pay-rates.repository';
import { assertCurrency, jobTerms, memberTerms } from './pay-rates.rules';
import { PaySubjects } from './pay-subjects';

type View<V> = (row: PayChangeRow, currency: string) => V;

/** How a pay change of a member or of a job is computed, recorded and shown. */
interface Setting<V> {
  readonly action: WorkspaceAction;
  readonly termsOf: (before: PayChangeRow | undefined) => NewTerms;
  readonly view: View<V>;
}

/** Sets, lists and voids the pay of members and jobs. */
@Injectable()
export class PayChangesService {
  constructor(
    private readonly changes: PayRatesRepository,
    private readonly subjects: PaySubjects,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * A member's pay changes, latest effective date first. @throws memberNotFound also for members outside the caller's
   * scope
   */
  async listMemberPay(caller: Principal, memberId: string, query: PayQuery): Promise<MemberPayPage> {
    if (caller.grants.get('pay_rates:read') === 'own' && memberId !== caller.memberId) throw memberNotFound();
    return this.list(caller, { memberId }, query, memberView);
  }

  /** A job's pay changes, latest effective date first. @throws jobNotFound */
  listJobPay(caller: Principal, jobId: string, query: PayQuery): Promise<JobPayPage> {
    return this.list(caller, { jobId }, query, jobView);
  }

  /** @throws memberNotFound, currencyForeign; payAlreadySet when an active change exists for that day */
  setMemberPay(caller: Principal, memberId: string, input: MemberPayInput): Promise<MemberPayChange> {
    assertCurrency(input.rate.currency, caller.workspace.currency);
    return this.set(caller, { memberId }, input.effectiveOn, {
      action: 'pay.member_set',
      termsOf: (before) => memberTerms(input, before && memberPayOf(before)),
      view: memberView,
    });
  }

  /** @throws jobNotFound, currencyForeign; payAlreadySet when an active change exists for that day */
  setJobPay(caller: Principal, jobId: string, input: JobPayInput): Promise<JobPayChange> {
    assertCurrency(input.rate?.currency, caller.workspace.currency);
    return this.set(caller, { jobId }, input.effectiveOn, {
      action: 'pay.job_set',
      termsOf: (before) => jobTerms(input, before && jobPayOf(before)),
      view: jobView,
    });
  }

  /**
   * Voids a wrong change of a member or a job. It stays in the history.
   * @param seen the version the caller last read @throws payChangeNotFound, payChangeVoided, versionClash
   */
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

  private async list<V>(
    caller: Principal,
    subject: PaySubject,
    query: PayQuery,
    view: View<V>,
  ): Promise<Page<V>> {
    await this.subjects.get(caller, subject);
    const rows = await this.changes.list(
      caller.workspaceId,
      subject,
      { state: query.state, changedFrom: changedFrom(query) },
      { after: placeOf(query.cursor), limit: query.limit + 1 },
    );
    const keyOf = (row: PayChangeRow): string => row.effectiveOn + row.id;
    return toPage(rows, query.limit, keyOf, (row) => view(row, caller.workspace.currency));
  }

  private set<V extends PayChangeView>(
    caller: Principal,
    subject: PaySubject,
    effectiveOn: Day,
    { action, termsOf, view }: Setting<V>,
  ): Promise<V> {
    return this.memberships.withPermission(caller, 'pay_rates:edit', async () => {
      const { currency } = caller.workspace;
      const target = await this.subjects.get(caller, subject);
      const before = await this.changes.findOn(caller.workspaceId, subject, effectiveOn);
      if (before?.effectiveOn === effectiveOn) throw payAlreadySet(undefined, { changeId: before.id });
      const id = newId('pay');
      const created = { id, effectiveOn, createdAt: this.clock.now(), createdByMemberId: caller.memberId };
      await this.changes.add(caller.workspaceId, { ...created, ...subject, ...termsOf(before) });
      const after = view(await this.row(caller.workspaceId, id), currency);
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action,
        target,
        ...(before ? { before: auditedTerms(view(before, currency)) } : {}),
        after: auditedTerms(after),
      });
      return after;
    });
  }

  private async row(workspaceId: string, changeId: string): Promise<NamedPayChangeRow> {
    const row = await this.changes.find(workspaceId, changeId);
    if (!row) throw payChangeNotFound();
    return row;
  }
}
