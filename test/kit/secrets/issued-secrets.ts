import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SecretSearch } from './secret-search';

/** What the run gave out in secret, and what was logged and shown of it, in files: each worker writes its own. */
const folder = (): string => process.env.TEST_SECRETS_DIR ?? '';
const own = (what: string): string => path.join(folder(), `${what}-${process.pid}`);

const search = new SecretSearch();

/** Notes a secret that was given out, for the search at the end of the run. */
export function issued(kind: string, secret: string): void {
  if (search.has(secret)) return;
  search.add(kind, secret);
  appendFileSync(own('minted'), `${kind}\t${secret}\n`);
}

/** What this test file's apps gave out so far. */
export const issuedHere: Pick<SecretSearch, 'find' | 'findShown'> = search;

/** Notes that a secret was seen where it must not be. */
export function leaked(where: string): void {
  const { testPath, currentTestName } = expect.getState();
  const test = `${path.basename(testPath ?? '')}: ${currentTestName ?? 'outside of a test'}`;
  appendFileSync(own('leaked'), `${where} (${test})\n`);
}

/** Keeps what an app logged. It may hold no secret at all. */
export function logged(name: string, lines: string): void {
  writeFileSync(path.join(folder(), `log-${name}`), lines);
}

/** Makes the place for a run. @param dir a folder that ends with the run */
export function openSecrets(dir: string): void {
  process.env.TEST_SECRETS_DIR = path.join(dir, 'secrets');
  mkdirSync(folder());
}

/** What all test files of the run left. */
export function gathered() {
  const read = (what: string) =>
    readdirSync(folder())
      .filter((file) => file.startsWith(`${what}-`))
      .map((file) => [file.slice(what.length + 1), readFileSync(path.join(folder(), file))] as const);
  const linesOf = (what: string) =>
    read(what).flatMap(([, text]) => text.toString().split('\n').filter(Boolean));
  const secrets = linesOf('minted').map((line) => line.split('\t') as [string, string]);
  return { secrets, leaks: linesOf('leaked'), logs: read('log') };
}
