import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import type { Day } from '../../../kernel/calendar/calendar';
import { Accruals } from '../accrual/accruals';
import { timeOffTypeNotFound } from '../time-off.problems';
import { TimeOffTypesRepository, type TypeRow } from '../types/time-off-types.repository';
import { LedgerRepository, type NewLedgerLine, type Standing } from './ledger.repository';

/** An account that is held until the transaction ends: nobody else decides on its hours meanwhile. */
export interface HeldAccount extends Standing {
  readonly type: TypeRow;
  readonly memberId: string;
  readonly hiredOn: Day | null;
  /** The day that runs in the workspace; everything that is due by it stands in the ledger. */
  readonly today: Day;
}

/** Accounts as those use them who take or give hours. */
@Injectable()
export class Accounts {
  constructor(
    private readonly types: TimeOffTypesRepository,
    private readonly accruals: Accruals,
    private readonly ledger: LedgerRepository,
  ) {}

  /** Holds a member's account of a type, with everything credited that is due. @throws timeOffTypeNotFound */
  async hold({ workspaceId, workspace }: Principal, typeId: string, memberId: string): Promise<HeldAccount> {
    const type = await this.types.keep(workspaceId, typeId);
    if (!type) throw timeOffTypeNotFound();
    const zone = workspace.timeZone;
    const [held] = await this.accruals.catchUp({ workspaceId, typeId, zone }, type, memberId);
    const standing = await this.ledger.standing(workspaceId, typeId, memberId);
    return { ...standing, type, memberId, hiredOn: held?.hiredOn ?? null, today: this.accruals.today(zone) };
  }

  /** Writes lines into an account that is held. */
  async write(
    { workspaceId, memberId: byMemberId }: Principal,
    { type, memberId }: HeldAccount,
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

  /** Notes that what is pending of an account moved. */
  async touch({ workspaceId }: Principal, { type, memberId }: HeldAccount): Promise<void> {
    await this.ledger.touch(workspaceId, type.id, memberId);
  }

  now(): Date {
    return this.accruals.now();
  }
}
