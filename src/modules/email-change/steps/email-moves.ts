import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { MailQueue } from '../../mail';
import { SignInReset } from '../../sign-in';
import { UsersService } from '../../users';
import { emailChangeDead } from '../email-change.problems';
import { type ChangeRow, EmailChangeRepository } from '../email-change.repository';

/** What a change of address does to the account, its sessions and its mails; within the caller's transaction. */
@Injectable()
export class EmailMoves {
  constructor(
    private readonly users: UsersService,
    private readonly signIn: SignInReset,
    private readonly changes: EmailChangeRepository,
    private readonly mail: MailQueue,
    private readonly clock: Clock,
  ) {}

  async tellNew({ id }: ChangeRow): Promise<void> {
    await this.mail.add('email-change-confirm', id, true);
  }

  endSessions({ userId, oldEmail }: ChangeRow): Promise<void> {
    return this.signIn.reset(userId, [oldEmail]);
  }

  /** The addresses first, the person after them: the order of whoever signs in. */
  async lock({ userId, oldEmail, newEmail }: ChangeRow): Promise<void> {
    await this.users.lockEmails([oldEmail, newEmail]);
    await this.changes.lockPerson(userId);
  }

  /** Locks for going back. @returns the address that the person has now @throws emailChangeDead when it changes meanwhile */
  async lockCurrent({ userId, oldEmail, newEmail }: ChangeRow): Promise<string> {
    const seen = (await this.users.emailOf(userId)) ?? newEmail;
    await this.users.lockEmails([...new Set([oldEmail, newEmail, seen])]);
    if ((await this.changes.lockPerson(userId)) !== seen) throw emailChangeDead();
    return seen;
  }

  async goOver(change: ChangeRow, undoUntil: Date, keptSessionId: string): Promise<void> {
    const { id, userId, oldEmail, newEmail } = change;
    await this.users.moveEmail({ userId, from: oldEmail, to: newEmail }, undoUntil);
    await this.signIn.reset(userId, [oldEmail, newEmail], keptSessionId);
    await this.mail.add('email-changed', id);
  }

  async goBack({ id, userId, oldEmail }: ChangeRow, from: string, between: readonly string[]): Promise<void> {
    await this.changes.cancelPending(userId, this.clock.now());
    // Going back and forth may have led to the first address again; then there is nothing to move.
    if (from !== oldEmail) await this.users.returnEmail({ userId, from, to: oldEmail }, between);
    await this.signIn.reset(userId, [...new Set([oldEmail, from])]);
    await this.mail.add('email-change-undone', id);
  }
}
