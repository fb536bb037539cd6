import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { PostalAddress } from '../../../kernel/place/postal-address.contract';

/** An imported membership; instants are RFC 3339. */
export interface ImportedMembership {
  readonly id: string;
  readonly userId: string;
  readonly role: 'admin' | 'employee';
  readonly isActive: true;
  readonly joinedAt: string;
}

export interface ImportedEmployment {
  readonly memberId: string;
  readonly hiredOn: Day;
  readonly phone: string;
  readonly address: PostalAddress;
  /** By field id. */
  readonly customFields: Readonly<Record<string, string>>;
}

/** Inserts the memberships and employment records of sample data. */
@Injectable()
export class MemberImportRepository {
  constructor(private readonly sql: Sql) {}

  /** The users must exist already. */
  async add(
    workspaceId: string,
    memberships: readonly ImportedMembership[],
    employments: readonly ImportedEmployment[],
  ): Promise<void> {
    await this.sql.addAll('member', workspaceId, memberships);
    await this.sql.addAll('employment', workspaceId, employments);
  }
}
