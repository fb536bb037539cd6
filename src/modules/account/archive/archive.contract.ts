import { z } from 'zod';
import { ChangesQuery, changedFrom, placeOf } from '../../../kernel/http/paging.contract';

/** The query of lists whose items can be archived. */
export const ArchiveQuery = ChangesQuery.extend({
  status: z
    .enum(['active', 'archived', 'all'])
    .default('active')
    .describe('Filters by status. Use `all` with `updatedSince` to see items that were archived.'),
});

export type ArchiveQuery = z.infer<typeof ArchiveQuery>;

/** The common fields of items that can be archived. */
export const ARCHIVABLE = {
  archivedAt: z.string().nullable().describe('RFC 3339, UTC; null while active.'),
  createdAt: z.string().describe('RFC 3339, UTC.'),
  updatedAt: z.string().describe('RFC 3339, UTC.'),
  version: z.int().describe('Increases with every change; also the `ETag`.'),
};

/** The same fields in a database row. */
export interface ArchivableRow {
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** A row’s timestamps as RFC 3339, as in responses. */
export const timestampsOf = ({ archivedAt, createdAt, updatedAt }: ArchivableRow) => ({
  archivedAt: archivedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

/** The filter and page of a list. */
export interface ArchiveFilter {
  readonly status: 'active' | 'archived' | 'all';
  readonly changedFrom: Date | null;
  /** The id after which the page starts; '' for the first page. */
  readonly after: string;
  readonly limit: number;
}

/** The filter for one page, and one item more that shows whether another page follows. */
export const archiveFilter = (query: ArchiveQuery): ArchiveFilter => ({
  status: query.status,
  changedFrom: changedFrom(query),
  after: placeOf(query.cursor),
  limit: query.limit + 1,
});

/** An item to import, with past dates (RFC 3339). */
export interface Imported {
  readonly id: string;
  readonly archivedAt: string | null;
  readonly createdAt: string;
}

/** The dates of an imported item, for its row. */
export const importedDates = ({ archivedAt, createdAt }: Imported) => ({
  archivedAt: archivedAt === null ? null : new Date(archivedAt),
  createdAt: new Date(createdAt),
});
