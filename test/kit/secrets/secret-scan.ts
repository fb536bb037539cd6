import { randomBytes } from 'node:crypto';
import { createDatabase, sql, urlOf } from '../database';
import { type Found, searchServer } from './dump';
import { gathered } from './issued-secrets';
import { SecretSearch } from './secret-search';

const PLANTED = 'planted_secret';

/**
 * Runs after all tests: searches all databases and logs of the run for every secret that was issued. One secret is
 * planted in three forms, to show that the search works.
 * @returns a line that describes what was searched
 * @throws Error with the places of secrets, or if the planted one was not found
 */
export async function scanForSecrets(): Promise<string> {
  const { secrets, leaks, logs } = gathered();
  const search = new SecretSearch();
  for (const [kind, secret] of secrets) search.add(kind, secret);
  const planted = await plant();
  search.add(PLANTED, planted);
  const { databases, bytes, found } = await searchServer(urlOf('postgres'), search);
  const logged = logs.flatMap(([name, text]) =>
    search.find(text).map(({ kind, form }) => `a ${kind} (${form}) in the log of ${name}`),
  );
  const forms = found.filter(({ kind }) => kind === PLANTED).map(({ form }) => form);
  const faults = [...leaks, ...logged, ...found.filter(({ kind }) => kind !== PLANTED).map(inWords)];
  if (forms.sort().join() !== 'bytes in hex,clear,hex')
    faults.push(`the planted secret was found as: ${forms.join(', ') || 'nothing'}`);
  if (faults.length > 0) throw new Error(`Secrets in clear:\n${[...new Set(faults)].join('\n')}`);
  const kinds = new Set(secrets.map(([kind]) => kind));
  return `${secrets.length} secrets of ${kinds.size} kinds were not found in ${databases} databases (${inMegabytes(bytes)}) and ${logs.length} logs; the planted one was found`;
}

const inWords = ({ kind, form, table, database, secret }: Found): string =>
  `a ${kind} (${form}, ...${secret.slice(-4)}) in ${table} of ${database}`;

const inMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Stores a secret in a new database as text, as JSON and as bytes. @returns the secret */
async function plant(): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await createDatabase(PLANTED);
  const url = urlOf(PLANTED);
  await sql(url, 'create table planted (id text, note jsonb, raw bytea)');
  await sql(
    url,
    'insert into planted values ($1, null, null), (null, $2, null), (null, null, $3), (null, null, $4)',
    [
      `before ${secret} after`,
      JSON.stringify({ token: secret }),
      Buffer.from(secret, 'base64url'),
      Buffer.from(secret),
    ],
  );
  return secret;
}
