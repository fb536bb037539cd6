import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

/** The last row of a page, in a list ordered by an instant and then an id. */
export interface KeysetPosition {
  /** Microseconds since 1970, as text: a JavaScript `Date` has milliseconds only. */
  readonly key: string;
  readonly id: string;
}

/** An instant as the key of a position. */
export const keysetKey = (instant: Expression<Date>): RawBuilder<string> =>
  sql<string>`(extract(epoch from ${instant}) * 1000000)::bigint::text`;

/** The rows after a position. It is one row comparison, so that the database continues in the index of the order. */
export const isPast = (
  [instant, id]: readonly [Expression<Date>, Expression<string>],
  position: KeysetPosition,
  order: 'asc' | 'desc',
): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${instant}, ${id}) ${sql.raw(order === 'asc' ? '>' : '<')} (${instantOf(position.key)}, ${position.id})`;

const instantOf = (key: string): RawBuilder<Date> =>
  sql<Date>`timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond'`;
