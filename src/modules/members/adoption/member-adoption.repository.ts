import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { PostalAddress } from '../../../kernel/place/postal-address.contract';
import { type AdoptedUser, UsersService } from '../../users';

/** A seat with its past; instants are RFC 3339. */
export interface AdoptedSeat {
  readonly id: string;
  readonly userId: string;
  readonly role: 'admin' | 'employee';
  readonly isActive: true;
  readonly joinedAt: string;
}

export interface AdoptedEmployment {
  readonly memberId: string;
  readonly hiredOn: Day;
  readonly phone: string;
  readonly address: PostalAddress;
  /** By the field’s id. */
  readonly customFields: Readonly<Record<string, string>>;
}

export interface AdoptedMembers {
  readonly users: readonly AdoptedUser[];
  readonly seats: readonly AdoptedSeat[];
  readonly employments: readonly AdoptedEmployment[];
}

/** Takes over people who were members before, as sample data has them. Runs in the caller’s transaction. */
@Injectable()
export class MemberAdoptionRepository {
  constructor(
    private readonly sql: Sql,
    private readonly users: UsersService,
  ) {}

  async adopt(workspaceId: string, { users, seats, employments }: AdoptedMembers): Promise<void> {
    await this.users.adopt(users);
    await this.sql.addAll('member', workspaceId, seats);
    await this.sql.addAll('employment', workspaceId, employments);
  }
}
