import { Injectable } from '@nestjs/common';
import { type ImportedUser, UsersService } from '../../users';
import { type ImportedMembership, MembersRepository } from '../membership';
import { EmploymentRepository, type ImportedEmployment } from './employment.repository';

/** Imported members: users, memberships and employment records. */
export interface ImportedMembers {
  readonly users: readonly ImportedUser[];
  readonly memberships: readonly ImportedMembership[];
  readonly employments: readonly ImportedEmployment[];
}

/** Imports the members of sample data. Runs in the caller’s transaction. */
@Injectable()
export class MemberImportService {
  constructor(
    private readonly users: UsersService,
    private readonly members: MembersRepository,
    private readonly records: EmploymentRepository,
  ) {}

  async import(workspaceId: string, { users, memberships, employments }: ImportedMembers): Promise<void> {
    await this.users.import(users);
    await this.members.import(workspaceId, memberships);
    await this.records.import(workspaceId, employments);
  }
}
