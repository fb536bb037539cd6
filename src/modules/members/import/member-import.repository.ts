import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { PostalAddress } from '../../../kernel/place/postal-address.contract';

/** A seat with its past; instants are RFC 3339. */
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
  /** By the field’s id. */
  readonly customFields: Readonly<Record<string, string>>;
}

/** Seats of sample data, and who sits in them. */
@Injectable()
export class MemberImportRepository {
  constructor(private readonly sql: Sql) {}

  /** Seats of users who are there. */
  async add(
    workspaceId: string,
    memberships: readonly ImportedMembership[],
    employments: readonly ImportedEmployment[],
  ): Promise<void> {
    await this.sql.addAll('member', workspaceId, memberships);
    await this.sql.addAll('employment', workspaceId, employments);
  }
}
