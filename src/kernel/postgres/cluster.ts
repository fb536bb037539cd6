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

/** A running server together with where it lives. */
export interface Cluster {
  readonly site: Site;
  readonly dataDir: string;
  readonly postmaster: Postmaster;
  readonly adopted: boolean;
}

/** The server of this folder: the one that runs, or a new one. Call it under the lock, with a lease taken. */
export async function runningCluster(
  dir: string,
  options: LocalPostgresOptions,
  report: Report,
): Promise<Cluster> {
  const site: Site = { dir, account: accountFor(dataOwnerOf(dir)), report };
  const existing = findData(site);
  const running = existing === undefined ? undefined : await adoptable(site, existing, options);
  if (existing !== undefined && running !== undefined) {
    // Its watch may have been killed together with its users.
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
 * The server of a cluster in use after it died, at the address that its users know: begun again, or found when another
 * user was faster. Call it under the lock.
 * @throws when the data are gone or the address cannot be kept; data are never made here
 */
export async function revivedCluster(cluster: Cluster, options: LocalPostgresOptions): Promise<Cluster> {
  const { site, dataDir, postmaster } = cluster;
  const { socketDir } = postmaster;
  if (findData(site) === undefined)
    throw new OperatorFault(`${dataDir} is gone: restore it, then start again.`);
  const running = await untilReady(dataDir, site.account);
  if (running?.socketDir === socketDir) return { ...cluster, postmaster: running, adopted: true };
  if (running !== undefined)
    throw new OperatorFault(`PostgreSQL now runs at another address, ${running.socketDir}.`);
  keepSocketFolder(socketDir, site.account);
  const { postgres } = findBinaries(site);
  const begun = await startServer(site, { dataDir, socketDir, postgres, options });
  return { ...cluster, postmaster: begun, adopted: false };
}

/** Stops this server, which need not be the one of our start: another user may have had to begin it again. */
export async function endServer(cluster: Cluster, running: Postmaster, mode: StopMode): Promise<void> {
  const { site, dataDir } = cluster;
  await stopPostmaster(running.pid, () => isPostmaster(running.pid, dataDir, site.account), mode);
  removeSocketFolder(running.socketDir, site.account);
}

/** The running server, unless it cannot be used as it is: then it is stopped first. */
async function adoptable(
  site: Site,
  dataDir: string,
  options: LocalPostgresOptions,
): Promise<Postmaster | undefined> {
  const running = await untilReady(dataDir, site.account);
  const why = running && faultOf(running, site, options.durable === false || isDurable(dataDir));
  if (running === undefined || why === undefined) return running;
  site.report(`Starting PostgreSQL again, since ${why}...`);
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
  if (countLeases(dir) === 1) return 'it was running without regard for crashes of the machine';
  throw new OperatorFault(
    `Others use the PostgreSQL server of ${dir} (process ${pid}) with durable: false, so your data would not be safe ` +
      'there. Stop them first, or set another folder.',
  );
}

/** Whether the running server waits for the disk; PostgreSQL notes the words it was started with. */
function isDurable(dataDir: string): boolean {
  const file = path.join(dataDir, 'postmaster.opts');
  return !fs.existsSync(file) || !fs.readFileSync(file, 'utf8').includes('"fsync=off"');
}
