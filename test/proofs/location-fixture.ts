import { parse } from 'csv-parse/sync';
import { FILE_COLUMNS, NAMES, type Name } from './month-scenario';
import type { Membership, People } from './people';

/** A bakery in New York with the members of the month scenario, and the key of a payroll clerk. */
export interface LocationFixture {
  readonly key: string;
  readonly ids: Readonly<Record<Name, string>>;
}

/** The owner creates it and a key. The others are invited with the key and join through their emails. */
export async function locationFixture(people: People): Promise<LocationFixture> {
  const owner = await people.owner();
  await people.as(owner, 'PATCH', '/company', { timeZone: 'America/New_York', currency: 'USD' });
  const { value: key } = await people.key(owner);
  const clerk: Membership = { ...owner, token: key };
  const joined: [Name, string][] = [];
  for (const name of NAMES) {
    const membership = await people.member(clerk, 'employee');
    await people.as(membership, 'PATCH', `/members/${membership.memberId}`, { name });
    joined.push([name, membership.memberId]);
  }
  return { key, ids: Object.fromEntries(joined) as Record<Name, string> };
}

/** How often each word occurs in a list. */
export function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** The payroll file as a spreadsheet reads it: the expected columns, by member. */
export function openedFile(text: string): Record<string, string[]> {
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  return Object.fromEntries(rows.map((row) => [row.Member, FILE_COLUMNS.map((column) => row[column] ?? '')]));
}
