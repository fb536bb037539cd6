import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { newId } from '../../../kernel/id/id';
import { AuditTrail } from '../../audit';
import { Seats } from '../../members';
import { Accounts } from '../ledger/accounts';
import { isBeyond, scopeOf } from '../ledger/whose.rules';
import { timeOffEntryNotFound, timeOffEntryVoided } from '../time-off.problems';
import type { TimeOffEntriesQuery, TimeOffEntryPage, TimeOffEntryView, VoidWish } from './entries.contract';
import { EntriesRepository, type EntryRow } from './entries.repository';

@Injectable()
export class EntriesService {
  constructor(
    private readonly entries: EntriesRepository,
    private readonly accounts: Accounts,
    private readonly seats: Seats,
    private readonly trail: AuditTrail,
  ) {}

  /** In the order in which they were approved; only their own for whoever sees only their own. */
  async list(who: Principal, query: TimeOffEntriesQuery): Promise<TimeOffEntryPage> {
    if (isBeyond(who, query.memberId)) return { data: [], hasMore: false, nextCursor: null };
    const filter = {
      memberId: query.memberId ?? scopeOf(who),
      typeId: query.typeId ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      status: query.status,
      changedFrom: changedFrom(query),
    };
    const rows = await this.entries.list(who.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, (row) => row.id, entryView);
  }

  /** @throws timeOffEntryNotFound also for one that the caller's reach does not cover */
  async get(who: Principal, entryId: string): Promise<TimeOffEntryView> {
    return entryView(await this.existing(who, entryId, scopeOf(who)));
  }

  /**
   * Takes a day off back: it was not taken, and its hours return.
   * @param seen the version the caller looked at @throws versionClash when it changed since
   * @throws timeOffEntryNotFound, timeOffEntryVoided
   */
  void(who: Principal, entryId: string, { reason }: VoidWish, seen?: number): Promise<TimeOffEntryView> {
    return this.seats.permitted(who, 'time_off:edit', async () => {
      const { memberId, typeId } = await this.existing(who, entryId, null);
      await this.seats.lockTarget(who.workspaceId, memberId);
      const account = await this.accounts.hold(who, typeId, memberId);
      const before = await this.existing(who, entryId, null);
      assertSeen(before.version, seen);
      const now = this.accounts.now();
      if (!(await this.entries.takeVoided(who.workspaceId, entryId, reason, now))) throw timeOffEntryVoided();
      const { seconds, day: effectiveOn } = before;
      await this.accounts.write(who, account, [
        { id: newId('tol'), kind: 'reversal', seconds, effectiveOn, entryId, reason },
      ]);
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'time_off.voided',
        target: { id: memberId, name: before.memberName },
        before: { entryId, type: before.typeName, day: before.day, seconds },
        after: { reason },
      });
      return entryView(await this.existing(who, entryId, null));
    });
  }

  private async existing(who: Principal, entryId: string, scope: string | null): Promise<EntryRow> {
    const row = await this.entries.find(who.workspaceId, entryId, scope);
    if (!row) throw timeOffEntryNotFound();
    return row;
  }
}

const entryView = ({ voidedAt, ...row }: EntryRow): TimeOffEntryView => ({
  ...row,
  voidedAt: voidedAt?.toISOString() ?? null,
});
