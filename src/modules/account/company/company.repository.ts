import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { PostalAddress } from '../../../kernel/place/postal-address.contract';

/** The company record without name, time zone and currency, which the workspace has. */
export interface CompanyRecord {
  readonly legalAddress: PostalAddress | null;
  readonly locale: string | null;
  readonly logo: Buffer | null;
}
export interface CompanyRow extends CompanyRecord {
  readonly updatedAt: Date;
  readonly version: number;
}

@Injectable()
export class CompanyRepository {
  constructor(private readonly sql: Sql) {}

  /** @returns undefined if the record has never been changed */
  find(workspaceId: string): Promise<CompanyRow | undefined> {
    return this.sql.row<CompanyRow>(
      `select legal_address as "legalAddress", locale, logo, updated_at as "updatedAt", version
       from company where workspace_id = $1`,
      [workspaceId],
    );
  }

  async set(workspaceId: string, { legalAddress, locale, logo }: CompanyRecord): Promise<void> {
    await this.sql.count(
      `insert into company (workspace_id, legal_address, locale, logo) values ($1, $2::jsonb, $3, $4)
       on conflict on constraint company_pkey do update set legal_address = excluded.legal_address,
         locale = excluded.locale, logo = excluded.logo`,
      [workspaceId, legalAddress && JSON.stringify(legalAddress), locale, logo],
    );
  }
}
