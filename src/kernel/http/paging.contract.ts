import { z } from 'zod';

const PAGE_DEFAULT = 25;
/** The most that one page of a list holds. */
export const PAGE_MAX = 100;

/** A cursor is printable text, encoded; whatever else may be decoded never came from here. */
function isCursor(cursor: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(cursor) && /^[\x21-\x7e]+$/.test(placeOf(cursor));
}

/** The query of every list. `cursor` comes from `nextCursor` of the page before and is opaque. */
export const PageQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_MAX)
    .default(PAGE_DEFAULT)
    .describe('How many to return, 1 to 100.'),
  cursor: z
    .string()
    .max(200)
    .refine(isCursor, 'This is not a cursor. Take it from nextCursor of the page before.')
    .optional()
    .describe('Where to go on: `nextCursor` of the page before.'),
});
export type PageQuery = z.infer<typeof PageQuery>;

const OVERLAP_MS = 60_000;

/**
 * The query of a list whose things change. A change that began before a moment may become visible after it, so the
 * answer reaches a minute further back: a reader may see a thing twice and never misses one.
 */
export const ChangesQuery = PageQuery.extend({
  updatedSince: z.iso
    .datetime({ offset: true, error: 'Give a moment as RFC 3339, such as 2026-11-22T10:00:00Z.' })
    .optional()
    .describe(
      'Only what changed at or after this moment (RFC 3339), and a minute before it: expect repeats.',
    ),
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;

/** From when on changes are read; null for all. */
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

/** The place a cursor stands for: the sort key of the last row seen. `''` sorts before every key. */
export const placeOf = (cursor: string | undefined): string =>
  cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString('utf8');

/** The cursor of a place: what `placeOf` reads. */
export const cursorOf = (place: string): string => Buffer.from(place, 'utf8').toString('base64url');

/** Makes a page of one row more than asked for. @param keyOf the unique, stable sort key of a row */
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
