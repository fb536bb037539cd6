import pg from 'pg';
import { addressOf } from '../../../config/mikro-orm.config';
import { ownName } from '../database';
import type { Hit, SecretSearch } from './secret-search';

const AT_ONCE = 3;

export interface Found extends Hit {
  readonly database: string;
  readonly table: string;
}

export interface Searched {
  readonly databases: number;
  readonly bytes: number;
  readonly found: Found[];
}

/** Searches every row of every database of this run. @param url any database there */
export async function searchServer(url: string, search: SecretSearch): Promise<Searched> {
  const names = await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where datallowconn and starts_with(datname, $1) order by 1',
      [ownName('')],
    );
    return rows.map(({ name }) => name);
  });
  const found: Found[] = [];
  let bytes = 0;
  const left = [...names];
  const work = async () => {
    for (let name = left.shift(); name; name = left.shift()) {
      const one = new URL(url);
      one.pathname = `/${name}`;
      const { hits, size } = await searchDatabase(one.href, search);
      found.push(...hits.map((hit) => ({ database: name, ...hit })));
      bytes += size;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { databases: names.length, bytes, found };
}

/** Searches every row of every table of a database, in the text form of a dump. */
export async function searchDatabase(url: string, search: SecretSearch) {
  return withClient(url, async (client) => {
    const hits: Omit<Found, 'database'>[] = [];
    let size = 0;
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<[string]>({
        text: `select r::text from ${table} r`,
        rowMode: 'array',
      });
      const text = Buffer.from(rows.map(([row]) => row).join('\n'));
      size += text.length;
      hits.push(...search.find(text).map((hit) => ({ table, ...hit })));
    }
    return { hits, size };
  });
}

/** All non-empty tables, including those of the queue. */
async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_|information_schema)' and pg_relation_size(c.oid) > 0
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(addressOf(url));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
