import { Injectable } from '@nestjs/common';
import { MailQueue } from '../mail';
import { SignInReset } from '../sign-in';
import { UsersService } from '../users';
import { emailChangeDead } from './email-change.problems';
import { type ChangeRow, EmailChangeRepository, type UndoneChange } from './email-change.repository';
import { EmailChangeLimits } from './email-change-limits';

/** The effects of a change of address on account, sessions and emails. Runs in the caller's transaction. */
@Injectable()
export class EmailMoves {
  constructor(
    private readonly users: UsersService,
    private readonly signIn: SignInReset,
    private readonly changes: EmailChangeRepository,
    private readonly mail: MailQueue,
    private readonly limits: EmailChangeLimits,
  ) {}

  /** @throws slowDown when the new address got too many of these emails */
  async notifyNew({ id, newEmail }: ChangeRow): Promise<void> {
    await this.limits.countTo(newEmail);
    await this.mail.add('email-change-confirm', id, true);
  }

  /** Ends all sessions and keeps the address. @returns how many sessions ended */
  async endSessions({ userId, oldEmail }: ChangeRow): Promise<number> {
    await this.users.lockEmails([oldEmail]);
    return this.signIn.reset(userId, [oldEmail]);
  }

  /** Locks the addresses first and then the person, in the same order as a sign-in. */
  async lock({ userId, oldEmail, newEmail }: ChangeRow): Promise<void> {
    await this.users.lockEmails([oldEmail, newEmail]);
    await this.changes.lockPerson(userId);
  }

  /** Locks for an undo. @returns the person’s current address @throws emailChangeDead when it changed meanwhile */
  async lockCurrent({ userId, oldEmail, newEmail }: ChangeRow): Promise<string> {
    const seen = (await this.users.emailOf(userId)) ?? newEmail;
    await this.users.lockEmails([...new Set([oldEmail, newEmail, seen])]);
    if ((await this.changes.lockPerson(userId)) !== seen) throw emailChangeDead();
    return seen;
  }

  /** @returns how many sessions ended */
  async goOver(change: ChangeRow, now: Date, keptSessionId: string): Promise<number> {
    const { id, userId, oldEmail, newEmail } = change;
    await this.users.moveEmail({ userId, from: oldEmail, to: newEmail });
    await this.keepWaysBack(userId, now);
    await this.mail.add('email-changed', id);
    return this.signIn.reset(userId, [oldEmail, newEmail], keptSessionId);
  }

  /** @param from the person’s current address @returns how many sessions ended */
  async goBack(
    { userId, oldEmail }: ChangeRow,
    { from, undone, now }: { from: string; undone: readonly UndoneChange[]; now: Date },
  ): Promise<number> {
    await this.changes.cancelPending(userId, now);
    // After several changes, the person may already have the old address again.
    if (from !== oldEmail) await this.users.moveEmail({ userId, from, to: oldEmail });
    await this.keepWaysBack(userId, now);
    const lost = undone.filter(({ newEmail }) => newEmail !== oldEmail);
    for (const { id } of lost) await this.mail.add('email-change-undone', id);
    return this.signIn.reset(userId, [...new Set([oldEmail, from])]);
  }

  /** Reserves every address that an undo link can still restore, so that no other account can take it. */
  private async keepWaysBack(userId: string, now: Date): Promise<void> {
    await this.users.keepEmails(userId, await this.changes.listUndoable(userId, now));
  }
}
