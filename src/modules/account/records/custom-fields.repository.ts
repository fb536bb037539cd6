import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { ArchivableRow, ArchiveFilter } from '../archive';
import type { CustomFieldFacts, FieldKind, FieldSubject } from './custom-fields.contract';

export interface CustomFieldRow extends ArchivableRow {
  readonly id: string;
  readonly subject: FieldSubject;
  readonly name: string;
  readonly kind: FieldKind;
  readonly choices: string[];
  readonly isRequired: boolean;
  readonly position: number;
}
export type NewCustomFieldRow = CustomFieldFacts & Pick<CustomFieldRow, 'id' | 'subject' | 'kind'>;

const SELECT = `select id, subject, name, kind, choices, is_required as "isRequired", position,
    archived_at as "archivedAt", created_at as "createdAt", updated_at as "updatedAt", version
  from custom_field where workspace_id = $1`;

@Injectable()
export class CustomFieldsRepository {
  constructor(private readonly sql: Sql) {}

  /** Oldest first. */
  list(workspaceId: string, subject: FieldSubject | null, filter: ArchiveFilter): Promise<CustomFieldRow[]> {
    return this.sql.rows<CustomFieldRow>(
      `${SELECT} and ($2::text is null or subject = $2)
         and ($3 = 'all' or (archived_at is null) = ($3 = 'active'))
         and ($4::timestamptz is null or updated_at >= $4) and id > $5
       order by id limit $6`,
      [workspaceId, subject, filter.status, filter.changedFrom, filter.after, filter.limit],
    );
  }

  /** All fields of a subject, including archived ones, in form order. */
  listForSubject(workspaceId: string, subject: FieldSubject): Promise<CustomFieldRow[]> {
    return this.sql.rows<CustomFieldRow>(`${SELECT} and subject = $2 order by position, id`, [
      workspaceId,
      subject,
    ]);
  }

  find(workspaceId: string, fieldId: string): Promise<CustomFieldRow | undefined> {
    return this.sql.row<CustomFieldRow>(`${SELECT} and id = $2`, [workspaceId, fieldId]);
  }

  async add(workspaceId: string, field: NewCustomFieldRow, now: Date): Promise<void> {
    await this.sql.count(
      `insert into custom_field (workspace_id, id, subject, name, kind, choices, is_required, position, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        workspaceId,
        field.id,
        field.subject,
        field.name,
        field.kind,
        field.choices,
        field.isRequired,
        field.position,
        now,
      ],
    );
  }

  async set(workspaceId: string, id: string, facts: CustomFieldFacts): Promise<void> {
    await this.sql.count(
      `update custom_field set name = $3, choices = $4, is_required = $5, position = $6
       where workspace_id = $1 and id = $2`,
      [workspaceId, id, facts.name, facts.choices, facts.isRequired, facts.position],
    );
  }

  async setArchived(workspaceId: string, id: string, at: Date | null): Promise<void> {
    await this.sql.count('update custom_field set archived_at = $3 where workspace_id = $1 and id = $2', [
      workspaceId,
      id,
      at,
    ]);
  }
}
