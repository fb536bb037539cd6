import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { PostalAddress } from '../../../kernel/place/postal-address.contract';
import type { EmploymentFacts } from './employment.contract';

export interface ImportedEmployment {
  readonly memberId: string;
  readonly hiredOn: Day;
  readonly phone: string;
  readonly address: PostalAddress;
  /** By field id. */
  readonly customFields: Readonly<Record<string, string>>;
}

@Injectable()
export class EmploymentRepository {
  constructor(private readonly sql: Sql) {}

  /** @returns undefined when no record was saved */
  find(workspaceId: string, memberId: string): Promise<EmploymentFacts | undefined> {
    return this.sql.row<EmploymentFacts>(
      `select hired_on::text as "hiredOn", phone, address, custom_fields as "customFields"
       from employment where workspace_id = $1 and member_id = $2`,
      [workspaceId, memberId],
    );
  }

  /** Touches the member row too: its trigger increases the version, which also covers the record. */
  async set(workspaceId: string, memberId: string, facts: EmploymentFacts): Promise<void> {
    await this.sql.count(
      `insert into employment (workspace_id, member_id, hired_on, phone, address, custom_fields)
       values ($1, $2, $3::date, $4, $5::jsonb, $6::jsonb)
       on conflict on constraint employment_pkey do update set hired_on = excluded.hired_on, phone = excluded.phone,
         address = excluded.address, custom_fields = excluded.custom_fields`,
      [
        workspaceId,
        memberId,
        facts.hiredOn,
        facts.phone,
        facts.address && JSON.stringify(facts.address),
        JSON.stringify(facts.customFields),
      ],
    );
    await this.sql.count('update member set joined_at = joined_at where workspace_id = $1 and id = $2', [
      workspaceId,
      memberId,
    ]);
  }

  /** Adds the records of sample data; the members must exist. */
  import(workspaceId: string, employments: readonly ImportedEmployment[]): Promise<void> {
    return this.sql.addAll('employment', workspaceId, employments);
  }
}
