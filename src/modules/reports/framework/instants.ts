import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../kernel/calendar/calendar';

/** The day of an instant in a time zone. */
export const dayIn = <Instant extends Date | null>(
  instant: Expression<Instant>,
  zone: string,
): RawBuilder<null extends Instant ? Day | null : Day> => sql`(${instant} at time zone ${zone}::text)::date`;

/** An instant in whole seconds since 1970. */
export const epochSeconds = (instant: Expression<Date>): RawBuilder<number> =>
  sql<number>`floor(extract(epoch from ${instant}))::float8`;

/** An instant in whole milliseconds since 1970. */
export const epochMilliseconds = (instant: Expression<Date | null>): RawBuilder<number | null> =>
  sql<number | null>`floor(extract(epoch from ${instant}) * 1000)::float8`;
