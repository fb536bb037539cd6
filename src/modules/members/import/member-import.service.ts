import { Injectable } from '@nestjs/common';
import { type ImportedUser, UsersService } from '../../users';
import {
  type ImportedEmployment,
  type ImportedMembership,
  MemberImportRepository,
} from './member-import.repository';

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
    private readonly imported: MemberImportRepository,
    private readonly users: UsersService,
  ) {}

  async import(workspaceId: string, { users, memberships, employments }: ImportedMembers): Promise<void> {
    await this.users.import(users);
    await this.imported.add(workspaceId, memberships, employments);
  }
}
