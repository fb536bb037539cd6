import { z } from 'zod';
import { DayField } from '../calendar/day.contract';
import { placeOf } from './paging.contract';
import { refusalOf } from './validation.pipe';

/** A place in an order by a key and then an id: the key may be the same for many rows, the id is not. */
export interface PairPlace {
  readonly key: string;
  readonly id: string;
}

/** What a list is ordered by: a moment in microseconds since 1970, or a day. */
export type PairKey = 'moment' | 'day';

const KEYS: Readonly<Record<PairKey, z.ZodType<string>>> = {
  moment: z.string().regex(/^-?\d{1,17}$/),
  // A year 0 is a date to JavaScript and none to PostgreSQL.
  day: DayField,
};
const ID = /^[a-z]{2,5}_[0-9a-z]{26}$/;

/** @returns the place that a cursor stands for; null for the start. @throws invalidInput for one of another list */
export function pairPlaceOf(cursor: string | undefined, by: PairKey): PairPlace | null {
  if (cursor === undefined) return null;
  const [key = '', id = ''] = placeOf(cursor).split('.');
  if (KEYS[by].safeParse(key).success && ID.test(id)) return { key, id };
  const message = 'This is not a cursor of this list. Take it from nextCursor of the page before.';
  throw refusalOf([{ path: ['cursor'], message }], 'query');
}

const MICROS_A_MS = 1000;

/**
 * A bound that a list is read from, unless the place is already beyond it: two bounds on one column, and the database
 * may begin at the wider one and walk the rest.
 * @param way whether the list goes towards later or earlier moments
 */
export function boundFrom(bound: Date | null, place: PairPlace | null, way: 'up' | 'down'): Date | null {
  if (!bound || !place) return bound;
  const at = Math.floor(Number(place.key) / MICROS_A_MS);
  return (way === 'up' ? at >= bound.getTime() : at < bound.getTime()) ? null : bound;
}

/** The sort key of a row in such a list, for `toPage`. */
export const pairKeyOf = ({ key, id }: PairPlace): string => `${key}.${id}`;
