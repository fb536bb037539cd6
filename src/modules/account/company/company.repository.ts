import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { pick } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { CompanySchema } from './company.entity';

const CHANGEABLE = ['legalAddress', 'locale', 'logo'] as const;

export type CompanyRow = Readonly<Omit<Selectable<TablesOf<typeof CompanySchema>['company']>, 'workspaceId'>>;
/** The company record without name, time zone and currency, which the workspace has. */
export type CompanyRecord = Pick<CompanyRow, (typeof CHANGEABLE)[number]>;

@Injectable()
export class CompanyRepository extends KyselyRepository<typeof CompanySchema> {
  /** @returns undefined if the record has never been changed */
  find(workspaceId: string): Promise<CompanyRow | undefined> {
    return this.db
      .selectFrom('company')
      .select([...CHANGEABLE, 'updatedAt', 'version'])
      .where('workspaceId', '=', workspaceId)
      .executeTakeFirst();
  }

  async set(workspaceId: string, record: CompanyRecord): Promise<void> {
    const values = pick(record, CHANGEABLE);
    await this.db
      .insertInto('company')
      .values({ workspaceId, ...values })
      .onConflict((conflict) => conflict.constraint('company_pkey').doUpdateSet(values))
      .execute();
  }
}
