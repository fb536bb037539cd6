import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { newId } from '../../../kernel/id/id';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import { Accounts, isBeyond, scopeOf } from '../ledger';
import type { TimeOffEntriesQuery, TimeOffEntryPage, TimeOffEntryView, VoidInput } from './entries.contract';
import { EntriesRepository, type EntryRow } from './entries.repository';
import { timeOffEntryNotFound, timeOffEntryVoided } from './requests.problems';

@Injectable()
export class EntriesService {
  constructor(
    private readonly entries: EntriesRepository,
    private readonly accounts: Accounts,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /** In the order of approval. Callers with reach `own` get only their own. */
  async list(caller: Principal, query: TimeOffEntriesQuery): Promise<TimeOffEntryPage> {
    if (isBeyond(caller, query.memberId)) return { data: [], hasMore: false, nextCursor: null };
    const filter = {
      memberId: query.memberId ?? scopeOf(caller),
      typeId: query.typeId ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      status: query.status,
      changedFrom: changedFrom(query),
    };
    const rows = await this.entries.list(caller.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, (row) => row.id, entryView);
  }

  /** @throws timeOffEntryNotFound also for entries outside the caller's scope */
  async get(caller: Principal, entryId: string): Promise<TimeOffEntryView> {
    return entryView(await this.existing(caller, entryId, scopeOf(caller)));
  }

  /**
   * Voids a day off that was not taken and returns its hours.
   * @param seen the version the caller last read @throws versionClash when it has changed since
   * @throws timeOffEntryNotFound, timeOffEntryVoided
   */
  void(caller: Principal, entryId: string, { reason }: VoidInput, seen?: number): Promise<TimeOffEntryView> {
    return this.memberships.withPermission(caller, 'time_off:edit', async () => {
      const { memberId, typeId } = await this.existing(caller, entryId, null);
      await this.memberships.lockTarget(caller.workspaceId, memberId);
      const account = await this.accounts.lockAccount(caller, typeId, memberId);
      const before = await this.existing(caller, entryId, null);
      assertSeen(before.version, seen);
      const now = this.accounts.now();
      if (!(await this.entries.voidActive(caller.workspaceId, entryId, reason, now)))
        throw timeOffEntryVoided();
      const { seconds, day: effectiveOn } = before;
      await this.accounts.writeLines(caller, account, [
        { id: newId('tol'), kind: 'reversal', seconds, effectiveOn, entryId, reason },
      ]);
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'time_off.voided',
        target: { id: memberId, name: before.memberName },
        before: { entryId, type: before.typeName, day: before.day, seconds },
        after: { reason },
      });
      return entryView(await this.existing(caller, entryId, null));
    });
  }

  private async existing(caller: Principal, entryId: string, scope: string | null): Promise<EntryRow> {
    const row = await this.entries.find(caller.workspaceId, entryId, scope);
    if (!row) throw timeOffEntryNotFound();
    return row;
  }
}

const entryView = ({ voidedAt, ...row }: EntryRow): TimeOffEntryView => ({
  ...row,
  voidedAt: voidedAt?.toISOString() ?? null,
});
