import { z } from 'zod';
import { ChangesQuery } from '../../kernel/http/paging.contract';

/** Which of the things that can be archived a list shows. */
export const ArchiveQuery = ChangesQuery.extend({
  status: z
    .enum(['active', 'archived', 'all'])
    .default('active')
    .describe('Which ones; `all` to follow archiving too.'),
});

/** The fields that everything which can be archived ends with. */
export const ARCHIVABLE = {
  archivedAt: z.string().nullable().describe('RFC 3339, UTC; null while in use.'),
  createdAt: z.string().describe('RFC 3339, UTC.'),
  updatedAt: z.string().describe('RFC 3339, UTC.'),
  version: z.int().describe('Counts changes; it is the `ETag`.'),
};

/** The same as a row has them. */
export interface ArchivableRow {
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** A row’s moments as replies write them. */
export const momentsOf = ({ archivedAt, createdAt, updatedAt }: ArchivableRow) => ({
  archivedAt: archivedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

/** What a list is narrowed to. */
export interface ArchiveFilter {
  readonly status: 'active' | 'archived' | 'all';
  readonly changedFrom: Date | null;
  /** The place to go on after, and how many rows. */
  readonly after: string;
  readonly limit: number;
}
