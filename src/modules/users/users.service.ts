import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock';
import type { UserView } from './users.contract';
import { UsersRepository } from './users.repository';
import { nameFromEmail } from './users.rules';

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly clock: Clock,
  ) {}

  findByEmail(email: string): Promise<UserView | undefined> {
    return this.users.findByEmail(email);
  }

  /** The user of a proven address; a new address becomes a user here and nowhere else. */
  async meet(email: string): Promise<UserView> {
    await this.users.takeEmail(email, nameFromEmail(email), this.clock.now());
    const user = await this.users.findByEmail(email);
    if (!user) throw new Error('a user vanished within its transaction');
    return user;
  }

  /** @returns the new user, or undefined where the address has an account already */
  async meetNew(email: string): Promise<UserView | undefined> {
    const isNew = await this.users.takeEmail(email, nameFromEmail(email), this.clock.now());
    return isNew ? this.users.findByEmail(email) : undefined;
  }
}
