import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SecretSearch } from './secret-search';

/** A folder with the issued secrets, the leaks and the logs of the run. Each worker writes its own files. */
const folder = (): string => process.env.TEST_SECRETS_DIR ?? '';
const own = (what: string): string => path.join(folder(), `${what}-${process.pid}`);

const search = new SecretSearch();

/** Records an issued secret for the scan at the end of the run. */
export function issued(kind: string, secret: string): void {
  if (search.has(secret)) return;
  search.add(kind, secret);
  appendFileSync(own('issued'), `${kind}\t${secret}\n`);
}

/** The secrets that the apps of this test file have issued so far. */
export const issuedHere: Pick<SecretSearch, 'find' | 'findShown'> = search;

/** Reports a secret in a place where it must not be. */
export function leaked(where: string): void {
  const { testPath, currentTestName } = expect.getState();
  const test = `${path.basename(testPath ?? '')}: ${currentTestName ?? 'outside of a test'}`;
  appendFileSync(own('leaked'), `${where} (${test})\n`);
}

/** Stores the log of an app, which must not contain any secret. */
export function logged(name: string, lines: string): void {
  writeFileSync(path.join(folder(), `log-${name}`), lines);
}

/** Creates the folder for a run. @param dir a folder that is removed after the run */
export function openSecrets(dir: string): void {
  process.env.TEST_SECRETS_DIR = path.join(dir, 'secrets');
  mkdirSync(folder());
}

/** The records of all test files of the run. */
export function gathered() {
  const read = (what: string) =>
    readdirSync(folder())
      .filter((file) => file.startsWith(`${what}-`))
      .map((file) => [file.slice(what.length + 1), readFileSync(path.join(folder(), file))] as const);
  const linesOf = (what: string) =>
    read(what).flatMap(([, text]) => text.toString().split('\n').filter(Boolean));
  const secrets = linesOf('issued').map((line) => line.split('\t') as [string, string]);
  return { secrets, leaks: linesOf('leaked'), logs: read('log') };
}
