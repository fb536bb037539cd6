import pg from 'pg';

const [INT8, DATE, TIMESTAMPTZ] = [20, 1082, 1184];

/**
 * What column types are in JavaScript, for every statement; entities declare the same. A date is text (`2026-11-29`),
 * because a `Date` would be midnight in the time zone of the server, and a bigint is a number.
 */
export function columnTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(TIMESTAMPTZ, (value) => new Date(value));
  types.setTypeParser(DATE, (value) => value);
  types.setTypeParser(INT8, safeInteger);
  return types;
}

/** @throws RangeError for an integer that a number cannot hold exactly */
function safeInteger(value: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError('a bigint column holds more than a number can');
}
