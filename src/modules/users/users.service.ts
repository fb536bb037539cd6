import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock';
import { ScheduledTasks } from '../../kernel/jobs/scheduled-tasks';
import type { UserView } from './users.contract';
import { emailHeld, emailTaken } from './users.problems';
import {
  type EmailMove,
  type Hold,
  type ImportedUser,
  type ReadingOf,
  UsersRepository,
} from './users.repository';
import { nameFromEmail } from './users.rules';

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    scheduledTasks.add({ name: 'addresses kept long enough', run: () => users.sweepHolds(clock.now()) });
  }

  /** Holds addresses until the transaction ends: nobody else gives them to an account, or proves them, meanwhile. */
  lockEmails(emails: readonly string[]): Promise<void> {
    return this.users.lockEmails(emails);
  }

  findByEmail(email: string): Promise<UserView | undefined> {
    return this.users.findByEmail(email);
  }

  /** How a user wants to read times. */
  readingOf(userId: string): Promise<ReadingOf | undefined> {
    return this.users.readingOf(userId);
  }

  /** Keeps a name that was checked, in the caller's transaction; it is shown in all workspaces of the person. */
  rename(userId: string, name: string): Promise<void> {
    return this.users.rename(userId, name);
  }

  /** The address that a user has now. */
  emailOf(userId: string): Promise<string | undefined> {
    return this.users.emailOf(userId);
  }

  /** Takes over people whose addresses reach nobody, in the caller’s transaction. */
  import(users: readonly ImportedUser[]): Promise<void> {
    return this.users.addAll(users);
  }

  /**
   * The user of a proven address; a new address becomes a user here and nowhere else.
   * @throws emailHeld while the address is kept for whoever changed theirs from it
   */
  async meet(email: string): Promise<UserView> {
    const now = this.clock.now();
    await this.users.takeEmail(email, nameFromEmail(email), now);
    const user = await this.users.findByEmail(email);
    if (user) return user;
    const until = await this.users.heldUntil(email, now);
    if (!until) throw new Error('a user vanished within its transaction');
    throw emailHeld(undefined, { until: until.toISOString() });
  }

  /** @returns the new user, or undefined where the address has an account already, or is kept for one */
  async meetNew(email: string): Promise<UserView | undefined> {
    const isNew = await this.users.takeEmail(email, nameFromEmail(email), this.clock.now());
    return isNew ? this.users.findByEmail(email) : undefined;
  }

  /**
   * Gives a user another address, of two that are locked.
   * @throws emailTaken when it is another account's, or kept for one
   */
  async moveEmail(move: Omit<EmailMove, 'now'>): Promise<void> {
    const isMoved = await this.users.moveEmail({ ...move, now: this.clock.now() });
    if (!isMoved) throw emailTaken();
  }

  /** Keeps addresses for a user, who can still go back to them: no other account takes one before its time. */
  keepEmails(userId: string, holds: readonly Hold[]): Promise<void> {
    return this.users.keep(userId, holds);
  }
}
