/**
 * Holds the test server of a folder between runs, drops the databases of ended runs, and exits when the server is idle.
 * Usage: node keeper.js <folder>; TEST_SERVER_IDLE_SECONDS sets how long it waits, 1200 by default.
 */
require('./jest/typescript');
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const pg = require('pg');
const { addressOf } = require('../../src/kernel/database/database-url');
const { startLocalPostgres } = require('../../src/kernel/postgres/local-postgres');
const { identityOf, isLive } = require('../../src/kernel/postgres/process-identity');

const dir = process.argv[2];
const IDLE_MS = Number(process.env.TEST_SERVER_IDLE_SECONDS ?? 1200) * 1000;
const LOOK_MS = 2_000;
const RUN = /^t_([a-z0-9]+)_/;

const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

async function main() {
  const own = path.join(dir, 'keeper');
  if (isLive(read(own))) return;
  fs.writeFileSync(own, identityOf(process.pid));
  await sleep(200);
  // Two keepers that start at once: the last writer stays.
  if (read(own) !== identityOf(process.pid)) return;
  const server = await startLocalPostgres({ dir, durable: false });
  process.once('SIGTERM', () => void server.stop('immediate').then(() => process.exit()));
  while (fs.existsSync(dir) && isUsed()) {
    await sleep(LOOK_MS);
    await dropEnded(server.url()).catch((error) => console.error(error.message));
  }
  fs.rmSync(own, { force: true });
  await server.stop('immediate');
}

const isUsed = () =>
  Date.now() - fs.statSync(path.join(dir, 'used')).mtimeMs < IDLE_MS || runs().some(isRunning);

const runs = () => fs.readdirSync(path.join(dir, 'runs'));
const isRunning = (run) => isLive(read(path.join(dir, 'runs', run)));

/** Drops the databases of runs whose process has ended. */
async function dropEnded(url) {
  const client = new pg.Client(addressOf(url));
  await client.connect();
  try {
    const { rows } = await client.query(`select datname as name from pg_database where datname like 't\\_%'`);
    for (const { name } of rows) {
      const run = RUN.exec(name)?.[1];
      if (run !== undefined && !isRunning(run))
        await client.query(`drop database if exists "${name}" with (force)`);
    }
    for (const run of runs()) if (!isRunning(run)) fs.rmSync(path.join(dir, 'runs', run), { force: true });
  } finally {
    await client.end();
  }
}

void main();
