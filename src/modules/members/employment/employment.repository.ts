import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { pick } from '../../../kernel/database/columns';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { PostalAddress } from '../../../kernel/place/postal-address.contract';
import type { MemberSchema } from '../membership';
import type { EmploymentFacts } from './employment.contract';
import type { EmploymentSchema } from './employment.entity';

const CHANGEABLE = ['hiredOn', 'phone', 'address', 'customFields'] as const;

export interface ImportedEmployment {
  readonly memberId: string;
  readonly hiredOn: Day;
  readonly phone: string;
  readonly address: PostalAddress;
  /** By field id. */
  readonly customFields: Readonly<Record<string, string>>;
}

@Injectable()
export class EmploymentRepository extends KyselyRepository<typeof EmploymentSchema | typeof MemberSchema> {
  /** @returns undefined when no record was saved */
  find(workspaceId: string, memberId: string): Promise<EmploymentFacts | undefined> {
    return this.db
      .selectFrom('employment')
      .select(CHANGEABLE)
      .where('workspaceId', '=', workspaceId)
      .where('memberId', '=', memberId)
      .executeTakeFirst();
  }

  /** Touches the member row too: its trigger increases the version, which also covers the record. */
  async set(workspaceId: string, memberId: string, facts: EmploymentFacts): Promise<void> {
    const record = pick(facts, CHANGEABLE);
    await this.db
      .insertInto('employment')
      .values({ workspaceId, memberId, ...record })
      .onConflict((conflict) => conflict.constraint('employment_pkey').doUpdateSet(record))
      .execute();
    await this.db
      .updateTable('member')
      .set(({ ref }) => ({ joinedAt: ref('joinedAt') }))
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', memberId)
      .execute();
  }

  /** Adds the records of sample data; the members must exist. */
  import(workspaceId: string, employments: readonly ImportedEmployment[]): Promise<void> {
    return this.insertMany(
      'employment',
      employments.map((record) => ({ workspaceId, ...record })),
    );
  }
}
