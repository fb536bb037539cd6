import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { identityOf } from '../../src/kernel/postgres/process-identity';
import { removeDeadRuns } from '../kit/dead-runs';
import { testFolder } from '../kit/folder';
import { until } from './server';

const STARTER = path.resolve(__dirname, '../../dist/src/kernel/postgres');
const HOUR_MS = 3_600_000;

/** A test run in another process, with a folder name as from `makeRunFolder`, or as from earlier builds. */
const RUN = `
  const [starter, root, isNamed] = process.argv.slice(1);
  const { identityOf } = require(starter + '/process-identity.js');
  const fs = require('node:fs');
  const folder = fs.mkdtempSync(root + '/keyshift-test-' + (isNamed === 'yes' ? identityOf(process.pid) + '-' : ''));
  fs.chmodSync(folder, 0o711);
  const dir = isNamed === 'yes' ? folder + '/spec-abc/db' : folder;
  require(starter + '/local-postgres.js').startLocalPostgres({ dir, durable: false }).then(({ pid, socketDir }) => {
    console.log(JSON.stringify({ folder, pid, socketDir }));
    process.stdin.resume().on('end', () => process.exit());
  });`;

interface Run {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly pid: number;
  readonly socketDir: string;
}

let root: string;
const runs: Run[] = [];

beforeEach(() => {
  root = testFolder('dead-runs');
});
afterEach(async () => {
  for (const run of runs.splice(0)) await killRun(run);
  for (const name of fs.readdirSync(root)) makeOld(path.join(root, name));
  await removeDeadRuns(root);
  fs.rmSync(root, { recursive: true, force: true });
});

async function startRun(isNamed: 'yes' | 'no'): Promise<Run> {
  const child = spawn(process.execPath, ['-e', RUN, STARTER, root, isNamed], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const run = { child, ...JSON.parse(String(line)) } as Run;
  runs.push(run);
  return run;
}

async function killRun({ child }: Run): Promise<void> {
  child.kill('SIGKILL');
  await until('the run has exited', () => identityOf(Number(child.pid)) === undefined);
}

function makeOld(folder: string): void {
  const before = new Date(Date.now() - 2 * HOUR_MS);
  fs.utimesSync(folder, before, before);
}

const isThere = ({ folder, pid, socketDir }: Run): boolean[] => [
  fs.existsSync(folder),
  identityOf(pid) !== undefined,
  fs.existsSync(socketDir),
];

describe('leftovers of killed test runs', () => {
  it('are removed by the next run, with their servers; active runs are kept', async () => {
    const [dead, live] = [await startRun('yes'), await startRun('yes')];
    await killRun(dead);
    await Promise.all([removeDeadRuns(root), removeDeadRuns(root)]);
    await removeDeadRuns(root);
    expect(isThere(dead)).toEqual([false, false, false]);
    expect(isThere(live)).toEqual([true, true, true]);
  });

  it('without a run in the folder name are removed if unused and an hour old', async () => {
    const [young, dead, live] = [await startRun('no'), await startRun('no'), await startRun('no')];
    await killRun(young);
    await killRun(dead);
    makeOld(dead.folder);
    makeOld(live.folder);
    await removeDeadRuns(root);
    expect(isThere(dead)).toEqual([false, false, false]);
    expect(isThere(live)).toEqual([true, true, true]);
    expect(isThere(young)).toEqual([true, true, true]);
  });
});
