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
    scheduledTasks.add({
      name: 'expired address reservations',
      run: () => users.deleteExpiredHolds(clock.now()),
    });
  }

  /** Locks addresses until the transaction ends: no other transaction can assign or verify them meanwhile. */
  lockEmails(emails: readonly string[]): Promise<void> {
    return this.users.lockEmails(emails);
  }

  findByEmail(email: string): Promise<UserView | undefined> {
    return this.users.findByEmail(email);
  }

  /** The time zone and locale in which a user reads times. */
  readingOf(userId: string): Promise<ReadingOf | undefined> {
    return this.users.readingOf(userId);
  }

  /** Saves a validated name in the caller's transaction. All workspaces of the person show it. */
  rename(userId: string, name: string): Promise<void> {
    return this.users.rename(userId, name);
  }

  /** The current address of a user. */
  emailOf(userId: string): Promise<string | undefined> {
    return this.users.emailOf(userId);
  }

  /** Imports users of sample data, in the caller’s transaction. */
  import(users: readonly ImportedUser[]): Promise<void> {
    return this.users.import(users);
  }

  /**
   * The user with a verified address; creates the user when the address is new.
   * @throws emailHeld while the address is reserved for its former owner
   */
  async meet(email: string): Promise<UserView> {
    const now = this.clock.now();
    await this.users.takeEmail(email, nameFromEmail(email), now);
    const user = await this.users.findByEmail(email);
    if (user) return user;
    const until = await this.users.heldUntil(email, now);
    if (!until) throw new Error('user not found after adding it');
    throw emailHeld(undefined, { until: until.toISOString() });
  }

  /** @returns the new user, or undefined when the address has an account or is reserved */
  async meetNew(email: string): Promise<UserView | undefined> {
    const isNew = await this.users.takeEmail(email, nameFromEmail(email), this.clock.now());
    return isNew ? this.users.findByEmail(email) : undefined;
  }

  /**
   * Changes a user's address. Both addresses must be locked.
   * @throws emailTaken when another account has the new one, or it is reserved for one
   */
  async moveEmail(move: Omit<EmailMove, 'now'>): Promise<void> {
    const isMoved = await this.users.moveEmail({ ...move, now: this.clock.now() });
    if (!isMoved) throw emailTaken();
  }

  /** Reserves addresses a user can still go back to: no other account can take one until its hold ends. */
  keepEmails(userId: string, holds: readonly Hold[]): Promise<void> {
    return this.users.setHolds(userId, holds);
  }
}
