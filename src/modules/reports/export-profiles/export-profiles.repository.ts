import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { ArchivableRow, ArchiveFilter } from '../../account';
import type { ExportProfileFacts, NewExportProfile } from './export-profiles.contract';

export type ExportProfileRow = NewExportProfile & ArchivableRow & { readonly id: string };

const SELECT = `select id, name, report, columns, delimiter, decimal_sign as "decimalSign", date_form as "dateForm",
    hours_form as "hoursForm", archived_at as "archivedAt", created_at as "createdAt", updated_at as "updatedAt", version
  from export_profile where workspace_id = $1`;

@Injectable()
export class ExportProfilesRepository {
  constructor(private readonly sql: Sql) {}

  /** Oldest first. */
  list(
    workspaceId: string,
    { status, changedFrom, after, limit }: ArchiveFilter,
  ): Promise<ExportProfileRow[]> {
    return this.sql.rows<ExportProfileRow>(
      `${SELECT} and ($2 = 'all' or (archived_at is null) = ($2 = 'active'))
         and ($3::timestamptz is null or updated_at >= $3) and id > $4
       order by id limit $5`,
      [workspaceId, status, changedFrom, after, limit],
    );
  }

  find(workspaceId: string, profileId: string): Promise<ExportProfileRow | undefined> {
    return this.sql.row<ExportProfileRow>(`${SELECT} and id = $2`, [workspaceId, profileId]);
  }

  async countInUse(workspaceId: string): Promise<number> {
    const row = await this.sql.row<{ count: number }>(
      'select count(*)::int as count from export_profile where workspace_id = $1 and archived_at is null',
      [workspaceId],
    );
    return row?.count ?? 0;
  }

  async add(workspaceId: string, profile: NewExportProfile & { readonly id: string }, now: Date) {
    await this.sql.count(
      `insert into export_profile (workspace_id, id, report, name, columns, delimiter, decimal_sign, date_form,
         hours_form, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [workspaceId, profile.id, profile.report, ...valuesOf(profile), now],
    );
  }

  async set(workspaceId: string, profileId: string, facts: ExportProfileFacts): Promise<void> {
    await this.sql.count(
      `update export_profile set name = $3, columns = $4, delimiter = $5, decimal_sign = $6, date_form = $7,
         hours_form = $8
       where workspace_id = $1 and id = $2`,
      [workspaceId, profileId, ...valuesOf(facts)],
    );
  }

  async setArchived(workspaceId: string, profileId: string, at: Date | null): Promise<void> {
    await this.sql.count('update export_profile set archived_at = $3 where workspace_id = $1 and id = $2', [
      workspaceId,
      profileId,
      at,
    ]);
  }
}

const valuesOf = ({ name, columns, delimiter, decimalSign, dateForm, hoursForm }: ExportProfileFacts) => [
  name,
  JSON.stringify(columns),
  delimiter,
  decimalSign,
  dateForm,
  hoursForm,
];
