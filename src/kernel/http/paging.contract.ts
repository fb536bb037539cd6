import { z } from 'zod';

const PAGE_DEFAULT = 25;
/** The maximum number of items per page. */
export const PAGE_MAX = 100;

/** A cursor is base64url of printable ASCII. Anything else was not issued by this service. */
function isCursor(cursor: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(cursor) && /^[\x21-\x7e]+$/.test(placeOf(cursor));
}

/** The query of every list. `cursor` is opaque and comes from `nextCursor` of the previous page. */
export const PageQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_MAX)
    .default(PAGE_DEFAULT)
    .describe('The maximum number of items to return, 1 to 100.'),
  cursor: z
    .string()
    .max(200)
    .refine(isCursor, 'This is not a cursor. Use nextCursor of the previous page.')
    .optional()
    .describe('Where to continue: `nextCursor` of the previous page.'),
});
export type PageQuery = z.infer<typeof PageQuery>;

const OVERLAP_MS = 60_000;

/**
 * The query of a list whose items change. A transaction that started before an instant can commit after it, so the
 * response goes back one more minute: a reader may get an item twice but never misses one.
 */
export const ChangesQuery = PageQuery.extend({
  updatedSince: z.iso
    .datetime({ offset: true, error: 'Use RFC 3339 with an offset, such as 2026-11-22T10:00:00Z.' })
    .optional()
    .describe(
      'Only items changed at or after this instant (RFC 3339). The list includes one extra minute before it, so items can repeat.',
    ),
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;

/** The instant from which changes are read; null for all. */
export const changedFrom = ({ updatedSince }: Pick<ChangesQuery, 'updatedSince'>): Date | null =>
  updatedSince === undefined ? null : new Date(Date.parse(updatedSince) - OVERLAP_MS);

/** One page of a list. */
export interface Page<T> {
  readonly data: T[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** The schema of a page of `item`. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    data: z.array(item),
    hasMore: z.boolean().describe('Whether another page follows.'),
    nextCursor: z
      .string()
      .nullable()
      .describe('Send it as `cursor` for the next page; null on the last one.'),
  });

/** Decodes a cursor into the sort key of the last row of the previous page; `''`, which sorts first, without one. */
export const placeOf = (cursor: string | undefined): string =>
  cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString('utf8');

/** Encodes a sort key as a cursor; the inverse of `placeOf`. */
export const cursorOf = (place: string): string => Buffer.from(place, 'utf8').toString('base64url');

/**
 * Builds a page.
 * @param rows up to `limit` + 1 rows; the extra one shows that another page follows
 * @param keyOf the unique, stable sort key of a row
 */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => string,
  view: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit;
  const nextCursor = hasMore && last ? cursorOf(keyOf(last)) : null;
  return { data: shown.map(view), hasMore, nextCursor };
}
