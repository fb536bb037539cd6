import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { accountFor } from './account';
import { findBinaries } from './binaries';
import { dataOwnerOf, findData, makeData } from './data-folder';
import { countLeases } from './lease';
import type { LocalPostgresOptions } from './local-postgres-options';
import { watchForOrphan } from './orphan-watch';
import { isPostmaster, type Postmaster, stopPostmaster, untilReady } from './postmaster';
import { startServer } from './server';
import type { Report, Site } from './site';
import { isSafeSocketFolder, keepSocketFolder, removeSocketFolder, socketFolderFor } from './socket-folder';

export type StopMode = 'fast' | 'immediate';

/** A running server and its location. */
export interface Cluster {
  readonly site: Site;
  readonly dataDir: string;
  readonly postmaster: Postmaster;
  readonly adopted: boolean;
}

/** Returns the running server of this folder, or starts one. Call it under the lock, with a lease. */
export async function runningCluster(
  dir: string,
  options: LocalPostgresOptions,
  report: Report,
): Promise<Cluster> {
  const site: Site = { dir, account: accountFor(dataOwnerOf(dir)), report };
  const existing = findData(site);
  const running = existing === undefined ? undefined : await adoptable(site, existing, options);
  if (existing !== undefined && running !== undefined) {
    // Its orphan watch may have been killed together with its users.
    watchForOrphan(dir, running, options.orphanSeconds);
    return { site, dataDir: existing, postmaster: running, adopted: true };
  }
  const { initdb, postgres } = findBinaries(site);
  const dataDir = existing ?? (await makeData(site, initdb, options.durable ?? true));
  const socketDir = socketFolderFor(site, dataDir);
  const postmaster = await startServer(site, { dataDir, socketDir, postgres, options });
  return { site, dataDir, postmaster, adopted: false };
}

/**
 * Restarts the server of a cluster in use after it died, at the same address, or finds it if another user has restarted
 * it. Call it under the lock.
 * @throws when the data are missing or the address cannot be kept; never creates data
 */
export async function revivedCluster(cluster: Cluster, options: LocalPostgresOptions): Promise<Cluster> {
  const { site, dataDir, postmaster } = cluster;
  const { socketDir } = postmaster;
  if (findData(site) === undefined)
    throw new OperatorFault(`${dataDir} is missing. Restore it, then start again.`);
  const running = await untilReady(dataDir, site.account);
  if (running?.socketDir === socketDir) return { ...cluster, postmaster: running, adopted: true };
  if (running !== undefined)
    throw new OperatorFault(`PostgreSQL is now running at another address, ${running.socketDir}.`);
  keepSocketFolder(socketDir, site.account);
  const { postgres } = findBinaries(site);
  const started = await startServer(site, { dataDir, socketDir, postgres, options });
  return { ...cluster, postmaster: started, adopted: false };
}

/** Stops the running server. It can differ from the one that we started, because another user may have restarted it. */
export async function endServer(cluster: Cluster, running: Postmaster, mode: StopMode): Promise<void> {
  const { site, dataDir } = cluster;
  await stopPostmaster(running.pid, () => isPostmaster(running.pid, dataDir, site.account), mode);
  removeSocketFolder(running.socketDir, site.account);
}

/** The running server. If it is unusable, stops it and returns undefined. */
async function adoptable(
  site: Site,
  dataDir: string,
  options: LocalPostgresOptions,
): Promise<Postmaster | undefined> {
  const running = await untilReady(dataDir, site.account);
  const why = running && faultOf(running, site, options.durable === false || isDurable(dataDir));
  if (running === undefined || why === undefined) return running;
  site.report(`Restarting PostgreSQL, because ${why}...`);
  await stopPostmaster(running.pid, () => isPostmaster(running.pid, dataDir, site.account), 'fast');
  return undefined;
}

function faultOf(
  { socketDir, pid }: Postmaster,
  { dir, account }: Site,
  isDurableEnough: boolean,
): string | undefined {
  if (!isSafeSocketFolder(socketDir, account))
    return `its socket folder ${socketDir} is gone or no longer private`;
  if (isDurableEnough) return undefined;
  if (countLeases(dir) === 1) return 'it was running with durable: false';
  throw new OperatorFault(
    `Other processes use the PostgreSQL server of ${dir} (process ${pid}) with durable: false, so your data would not be ` +
      'safe there. Stop them first, or use another folder.',
  );
}

/** Whether the running server flushes to disk. PostgreSQL records its command line in `postmaster.opts`. */
function isDurable(dataDir: string): boolean {
  const file = path.join(dataDir, 'postmaster.opts');
  return !fs.existsSync(file) || !fs.readFileSync(file, 'utf8').includes('"fsync=off"');
}
