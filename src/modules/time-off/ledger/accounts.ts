import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import type { Day } from '../../../kernel/calendar/calendar';
import { Accruals } from '../accrual';
import { TimeOffTypesRepository, type TypeRow, timeOffTypeNotFound } from '../types';
import { LedgerRepository, type NewLedgerLine } from './ledger.repository';

/** An account locked until the transaction ends, so concurrent requests cannot use the same hours. */
export interface LockedAccount {
  readonly type: TypeRow;
  readonly memberId: string;
  readonly hiredOn: Day | null;
  /** The current day in the workspace. The ledger includes everything due by then. */
  readonly today: Day;
}

/** Locks and updates accounts, for services that add or use hours. */
@Injectable()
export class Accounts {
  constructor(
    private readonly types: TimeOffTypesRepository,
    private readonly accruals: Accruals,
    private readonly ledger: LedgerRepository,
  ) {}

  /** Locks a member's account of a type and credits everything due. @throws timeOffTypeNotFound */
  async lockAccount(
    { workspaceId, workspace }: Principal,
    typeId: string,
    memberId: string,
  ): Promise<LockedAccount> {
    const type = await this.types.lockShared(workspaceId, typeId);
    if (!type) throw timeOffTypeNotFound();
    const zone = workspace.timeZone;
    const [held] = await this.accruals.catchUp({ workspaceId, typeId, zone }, type, memberId);
    return { type, memberId, hiredOn: held?.hiredOn ?? null, today: this.accruals.today(zone) };
  }

  /** The ledger sum of a locked account. Pending requests are not deducted. */
  findBalance({ workspaceId }: Principal, { type, memberId }: LockedAccount): Promise<number> {
    return this.ledger.findBalance(workspaceId, type.id, memberId);
  }

  /** Writes lines to a locked account. */
  async writeLines(
    { workspaceId, memberId: byMemberId }: Principal,
    { type, memberId }: LockedAccount,
    lines: readonly Omit<NewLedgerLine, 'memberId' | 'typeId' | 'byMemberId'>[],
  ): Promise<void> {
    const subject = { memberId, typeId: type.id, byMemberId };
    await this.ledger.add(
      workspaceId,
      lines.map((line) => ({ ...line, ...subject })),
      this.accruals.now(),
    );
    await this.ledger.touch(workspaceId, type.id, memberId);
  }

  /** Records a change of the pending hours of an account. */
  async touch({ workspaceId }: Principal, { type, memberId }: LockedAccount): Promise<void> {
    await this.ledger.touch(workspaceId, type.id, memberId);
  }

  now(): Date {
    return this.accruals.now();
  }
}
