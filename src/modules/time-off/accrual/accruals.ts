import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Day, dayOf } from '../../../kernel/calendar/calendar';
import { Clock } from '../../../kernel/clock/clock';
import { newId } from '../../../kernel/id/id';
import { type AccountRow, AccrualRepository, type AccrualScope } from './accrual.repository';
import { type AccrualFacts, type Accrued, accrue } from './accrual.rules';
import { AccrualFactsRepository } from './accrual-facts.repository';
import { type ActingPolicy, firstDayOf } from './accrual-start.rules';
import type { Worked } from './shares.rules';

/** The rules of a type. Nothing accrues while it is archived. */
export interface AccruingType extends ActingPolicy {
  readonly archivedAt: Date | null;
}

/** Writes the lines that are due. The result depends on facts and days only, not on when or how often it runs. */
@Injectable()
export class Accruals {
  constructor(
    private readonly accounts: AccrualRepository,
    private readonly facts: AccrualFactsRepository,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** The current day in a time zone. */
  today(zone: string): Day {
    return dayOf(this.clock.now(), zone);
  }

  /** Creates the missing accounts of a type, for all current and former members. */
  openAccounts(scope: AccrualScope): Promise<void> {
    return this.accounts.openAccounts(scope, null);
  }

  /**
   * Brings the accounts of a type up to the current day and locks them until the transaction ends.
   * @param type locked by the caller, so its rules cannot change; nothing accrues while it is archived
   * @param memberId one member, whose account is created if missing; null for all current and former members
   * @returns the accounts before the update
   */
  async catchUp(
    scope: AccrualScope,
    type: AccruingType,
    memberId: string | null,
  ): Promise<readonly AccountRow[]> {
    await this.accounts.openAccounts(scope, memberId);
    const accounts = await this.accounts.lockAccounts(scope, memberId);
    if (type.archivedAt === null) await this.processDays(scope, type, accounts);
    return accounts;
  }

  /** Restarts the counting of work after a change of the accrual kind. */
  restartCounting(scope: AccrualScope): Promise<void> {
    return this.accounts.restartCounting(scope, null);
  }

  /** Skips the days up to `day`: nothing accrues for them. */
  skipTo(scope: AccrualScope, day: Day): Promise<void> {
    return this.accounts.restartCounting(scope, day);
  }

  private async processDays(
    scope: AccrualScope,
    type: AccruingType,
    accounts: readonly AccountRow[],
  ): Promise<void> {
    const through = this.today(scope.zone);
    const due = accounts.flatMap((account) => {
      const firstOn = firstDayOf(type, account, account);
      return firstOn === undefined || firstOn > through ? [] : [{ ...account, firstOn }];
    });
    if (due.length === 0) return;
    const factsByMember = await this.facts.findLedger(scope, due);
    const worked = type.accrual.kind === 'hourly' ? await this.facts.findWork(scope, due) : NO_WORK;
    const results: (Accrued & { readonly account: AccountRow })[] = [];
    for (const account of due) {
      const memberFacts = {
        ...factsOf(factsByMember, account.memberId),
        worked: worked.get(account.memberId) ?? [],
      };
      results.push({ account, ...accrue(type, account, { progress: account, facts: memberFacts }, through) });
      // Catching up many members takes seconds. Yield to the event loop between them.
      await turn();
    }
    const lines = results.flatMap(({ account, lines }) =>
      lines.map((line) => ({ ...line, id: newId('tol'), memberId: account.memberId })),
    );
    await this.accounts.addLines(scope, lines, this.clock.now());
    const changed = new Set(lines.map(({ memberId }) => memberId));
    await this.accounts.saveProgress(
      scope,
      results.map(({ account, progress }) => ({ ...progress, memberId: account.memberId })),
      changed,
    );
  }
}

const NO_WORK: ReadonlyMap<string, Worked[]> = new Map();

function factsOf(
  factsByMember: ReadonlyMap<string, Omit<AccrualFacts, 'worked'>>,
  memberId: string,
): Omit<AccrualFacts, 'worked'> {
  const memberFacts = factsByMember.get(memberId);
  if (!memberFacts) throw new Error('accrual facts are missing for an account');
  return memberFacts;
}
