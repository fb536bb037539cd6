import fs from 'node:fs';
import path from 'node:path';
import { accountFor } from '../../src/kernel/postgres/account';
import { dataOwnerOf } from '../../src/kernel/postgres/data-folder';
import { countLeases } from '../../src/kernel/postgres/lease';
import { underLock } from '../../src/kernel/postgres/lock';
import { readPlace } from '../../src/kernel/postgres/place';
import { findPostmaster, isPostmaster, stopPostmaster } from '../../src/kernel/postgres/postmaster';
import { identityOf, isLive } from '../../src/kernel/postgres/process-identity';

/** `keyshift-test-<identity of the run's process>-<random>`. Names from earlier builds have no identity. */
const RUN = /^keyshift-test-(?:(\d+(?:-\d+-[0-9a-f]+)?)-)?\w{6}$/;
const OLD_MS = 3_600_000;
const CLUSTERS_DEPTH = 3;

/** Creates the folder of a test run. Its name shows other runs whether this one is still active. */
export function makeRunFolder(root: string): string {
  const folder = fs.mkdtempSync(path.join(root, `keyshift-test-${identityOf(process.pid)}-`));
  // The account that runs PostgreSQL has to traverse this folder.
  fs.chmodSync(folder, 0o711);
  return folder;
}

/** Removes servers, sockets and folders of killed test runs, never those that an active run uses. */
export async function removeDeadRuns(root: string): Promise<void> {
  for (const name of fs.readdirSync(root)) {
    const folder = path.join(root, name);
    try {
      if (isDeadRun(name, folder)) await removeRun(folder);
    } catch {
      // Another run is removing it, or it cannot be read. The next run tries again.
    }
  }
}

function isDeadRun(name: string, folder: string): boolean {
  const [isRun, identity] = RUN.exec(name) ?? [];
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (!isRun || !found?.isDirectory() || found.uid !== process.getuid?.()) return false;
  if (identity) return !isLive(identity);
  return Date.now() - found.mtimeMs > OLD_MS && countLeases(folder) === 0;
}

async function removeRun(folder: string): Promise<void> {
  for (const dir of clustersIn(folder, CLUSTERS_DEPTH)) {
    if (!(await removeCluster(dir))) return;
  }
  fs.rmSync(folder, { recursive: true, force: true });
}

/** @returns false if an active process uses it */
async function removeCluster(dir: string): Promise<boolean> {
  const { data, ...outside } = readPlace(dir);
  const account = accountFor(dataOwnerOf(dir));
  const dataDir = path.join(data ?? dir, 'data');
  const isFree = await underLock(
    dir,
    () => undefined,
    async () => {
      if (countLeases(dir) > 0) return false;
      const running = findPostmaster(dataDir, account);
      if (running) {
        await stopPostmaster(running.pid, () => isPostmaster(running.pid, dataDir, account), 'immediate');
      }
      return true;
    },
  );
  if (!isFree) return false;
  for (const one of [data, outside.sockets, outside.binaries]) {
    if (one && path.basename(one).startsWith('keyshift-')) fs.rmSync(one, { recursive: true, force: true });
  }
  return true;
}

/** Folders of clusters, recognised by the file with the place of their sockets. */
function clustersIn(folder: string, depth: number): string[] {
  if (depth === 0) return [];
  if (fs.existsSync(path.join(folder, 'place.json'))) return [folder];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => clustersIn(path.join(folder, name), depth - 1));
}
