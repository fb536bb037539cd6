import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import { ifGiven } from '../../../kernel/database/columns';
import type { ArchiveFilter } from './archive.contract';

/** The columns that a filter of a list restricts. */
interface FilteredColumns {
  readonly id: Expression<string>;
  readonly archivedAt: Expression<Date | null>;
  /** When the item changed last. */
  readonly updatedAt: Expression<Date | null>;
}

/** The condition of a list of items that can be archived. Order the list by id. */
export function inArchiveFilter(
  { id, archivedAt, updatedAt }: FilteredColumns,
  { status, changedFrom, after }: ArchiveFilter,
): Expression<SqlBool> {
  const eb = expressionBuilder();
  const isArchived = status === 'all' ? null : status === 'archived';
  return eb.and([
    ...ifGiven(isArchived, (archived) => eb(archivedAt, archived ? 'is not' : 'is', null)),
    ...ifGiven(changedFrom, (from) => eb(updatedAt, '>=', from)),
    eb(id, '>', after),
  ]);
}
