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

/** One page of a list. */
export interface Page<T> {
  readonly data: readonly T[];
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
  const nextCursor = hasMore && last ? Buffer.from(keyOf(last), 'utf8').toString('base64url') : null;
  return { data: shown.map(view), hasMore, nextCursor };
}
