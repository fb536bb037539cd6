import { Injectable } from '@nestjs/common';
import { type ImportedUser, UsersService } from '../../users';
import {
  type ImportedEmployment,
  type ImportedMembership,
  MemberImportRepository,
} from './member-import.repository';

/** People who were members before: who they are, their seats and their records. */
export interface ImportedMembers {
  readonly users: readonly ImportedUser[];
  readonly memberships: readonly ImportedMembership[];
  readonly employments: readonly ImportedEmployment[];
}

/** Takes over people who were members before, as sample data has them. Runs in the caller’s transaction. */
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
