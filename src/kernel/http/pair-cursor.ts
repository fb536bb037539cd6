import { z } from 'zod';
import { DayField } from '../calendar/day.contract';
import { placeOf } from './paging.contract';
import { refusalOf } from './validation-pipe';

/** A position in a list ordered by a key and then an id. The key may repeat, the id is unique. */
export interface PairPlace {
  readonly key: string;
  readonly id: string;
}

/** The sort key of a list: an instant in microseconds since 1970, or a day. */
export type PairKey = 'moment' | 'day';

const KEYS: Readonly<Record<PairKey, z.ZodType<string>>> = {
  moment: z.string().regex(/^-?\d{1,17}$/),
  // JavaScript accepts the year 0, PostgreSQL does not.
  day: DayField,
};
const ID = /^[a-z]{2,5}_[0-9a-z]{26}$/;

/** @returns the position of a cursor; null without one @throws invalidInput for the cursor of another list */
export function pairPlaceOf(cursor: string | undefined, by: PairKey): PairPlace | null {
  if (cursor === undefined) return null;
  const [key = '', id = ''] = placeOf(cursor).split('.');
  if (KEYS[by].safeParse(key).success && ID.test(id)) return { key, id };
  const message = 'This is not a cursor of this list. Use nextCursor of the previous page.';
  throw refusalOf([{ path: ['cursor'], message }], 'query');
}

const MICROS_A_MS = 1000;

/**
 * The bound of a list, or null if the position is already past it. With two bounds on one column, PostgreSQL may start
 * the scan at the wider one.
 * @param way whether the list is in ascending or descending order
 */
export function boundFrom(bound: Date | null, place: PairPlace | null, way: 'up' | 'down'): Date | null {
  if (!bound || !place) return bound;
  const at = Math.floor(Number(place.key) / MICROS_A_MS);
  return (way === 'up' ? at >= bound.getTime() : at < bound.getTime()) ? null : bound;
}

/** The sort key of a row, for `toPage`. */
export const pairKeyOf = ({ key, id }: PairPlace): string => `${key}.${id}`;
