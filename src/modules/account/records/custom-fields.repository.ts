import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { columnsOf, ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import { type ArchiveFilter, type Imported, importedDates, inArchiveFilter } from '../archive';
import { CustomFieldSchema } from './custom-field.entity';
import type { CustomFieldFacts, FieldSubject } from './custom-fields.contract';

type Tables = TablesOf<typeof CustomFieldSchema>;

const COLUMNS = columnsOf(CustomFieldSchema, 'f', ['workspaceId']);

export type CustomFieldRow = Readonly<Omit<Selectable<Tables['custom_field']>, 'workspaceId'>>;
export type NewCustomFieldRow = CustomFieldFacts & Pick<CustomFieldRow, 'id' | 'subject' | 'kind'>;
export type ImportedField = Imported & NewCustomFieldRow;

@Injectable()
export class CustomFieldsRepository extends KyselyRepository<typeof CustomFieldSchema> {
  /** Oldest first. */
  list(workspaceId: string, subject: FieldSubject | null, filter: ArchiveFilter): Promise<CustomFieldRow[]> {
    return this.select(workspaceId)
      .where((eb) => eb.and(ifGiven(subject, (only) => eb('f.subject', '=', only))))
      .where(({ ref }) =>
        inArchiveFilter(
          { id: ref('f.id'), archivedAt: ref('f.archivedAt'), updatedAt: ref('f.updatedAt') },
          filter,
        ),
      )
      .orderBy('f.id')
      .limit(filter.limit)
      .execute();
  }

  /** All fields of a subject, including archived ones, in form order. */
  listForSubject(workspaceId: string, subject: FieldSubject): Promise<CustomFieldRow[]> {
    return this.select(workspaceId)
      .where('f.subject', '=', subject)
      .orderBy('f.position')
      .orderBy('f.id')
      .execute();
  }

  find(workspaceId: string, fieldId: string): Promise<CustomFieldRow | undefined> {
    return this.select(workspaceId).where('f.id', '=', fieldId).executeTakeFirst();
  }

  async add(workspaceId: string, field: NewCustomFieldRow, now: Date): Promise<void> {
    const { id, subject, kind } = field;
    await this.db
      .insertInto('custom_field')
      .values({ workspaceId, id, subject, kind, ...valuesOf(field), createdAt: now })
      .execute();
  }

  async set(workspaceId: string, id: string, facts: CustomFieldFacts): Promise<void> {
    await this.update(workspaceId, id, valuesOf(facts));
  }

  async setArchived(workspaceId: string, id: string, archivedAt: Date | null): Promise<void> {
    await this.update(workspaceId, id, { archivedAt });
  }

  /** Inserts fields with past dates. */
  async import(workspaceId: string, fields: readonly ImportedField[]): Promise<void> {
    await this.insertMany(
      'custom_field',
      fields.map((field) => ({
        workspaceId,
        ...field,
        choices: [...field.choices],
        ...importedDates(field),
      })),
    );
  }

  private async update(workspaceId: string, id: string, change: Partial<CustomFieldRow>): Promise<void> {
    await this.db
      .updateTable('custom_field')
      .set(change)
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .execute();
  }

  private select(workspaceId: string) {
    return this.db.selectFrom('custom_field as f').select(COLUMNS).where('f.workspaceId', '=', workspaceId);
  }
}

const valuesOf = ({ name, choices, isRequired, position }: CustomFieldFacts) => ({
  name,
  choices: [...choices],
  isRequired,
  position,
});
