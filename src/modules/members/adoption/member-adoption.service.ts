import { Injectable } from '@nestjs/common';
import { type AdoptedUser, UsersService } from '../../users';
import {
  type AdoptedEmployment,
  type AdoptedSeat,
  MemberAdoptionRepository,
} from './member-adoption.repository';

/** People who were members before: who they are, their seats and their records. */
export interface AdoptedMembers {
  readonly users: readonly AdoptedUser[];
  readonly seats: readonly AdoptedSeat[];
  readonly employments: readonly AdoptedEmployment[];
}

/** Takes over people who were members before, as sample data has them. Runs in the caller’s transaction. */
@Injectable()
export class MemberAdoptionService {
  constructor(
    private readonly adopted: MemberAdoptionRepository,
    private readonly users: UsersService,
  ) {}

  async adopt(workspaceId: string, { users, seats, employments }: AdoptedMembers): Promise<void> {
    await this.users.adopt(users);
    await this.adopted.add(workspaceId, seats, employments);
  }
}
