import fs from 'node:fs';
import path from 'node:path';
import { installedPackage } from './binaries';
import { type Cluster, endServer, revivedCluster, runningCluster, type StopMode } from './cluster';
import { countLeases, type Lease, takeLease } from './lease';
import type { LocalPostgresOptions, Revival } from './local-postgres-options';
import { underLock } from './lock';
import { findPostmaster } from './postmaster';
import { ServerWatch } from './server-watch';
import { openFolder } from './site';

export type { LocalPostgresOptions, Revival } from './local-postgres-options';

export interface LocalPostgres {
  /** The private folder of the socket; only root and the account that runs PostgreSQL can enter. */
  readonly socketDir: string;
  /** Changes when the server is started again. */
  readonly pid: number;
  /** Whether the server was running already: another process uses it, or its starter was killed. */
  readonly adopted: boolean;
  /** The address of a database, of "postgres" by default, for `pg`; MikroORM needs host and user picked out of it. */
  url(database?: string): string;
  /** Ends this use of the server; the last user's call stops it. Further calls do nothing. */
  stop(mode?: StopMode): Promise<void>;
}

/**
 * Gives a PostgreSQL 18 server of our own on this folder: begins it, or joins the one that runs. Any number of
 * processes may ask at once. It answers only on a socket in a private folder, to the superuser `keyshift`.
 * @throws with what to do about it, when this machine or the state of the folder does not allow it
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const report = options.report ?? (() => undefined);
  installedPackage();
  const dir = openFolder(path.resolve(options.dir));
  return underLock(dir, report, async () => {
    const lease = takeLease(dir);
    try {
      return handle(await runningCluster(dir, options, report), lease, options);
    } catch (error) {
      lease.release();
      throw error;
    }
  });
}

function handle(cluster: Cluster, lease: Lease, options: LocalPostgresOptions): LocalPostgres {
  const { socketDir } = cluster.postmaster;
  const watch = options.revival && watchOver(cluster, options, options.revival);
  const current = () => watch?.cluster ?? cluster;
  let stopping: Promise<void> | undefined;
  return {
    socketDir,
    get pid() {
      return current().postmaster.pid;
    },
    adopted: cluster.adopted,
    url: (database = 'postgres') =>
      `postgresql://keyshift@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socketDir)}`,
    stop: (mode = 'fast') => {
      stopping ??= (async () => {
        await watch?.stop();
        await leave(current(), lease, mode);
      })();
      return stopping;
    },
  };
}

function watchOver(cluster: Cluster, options: LocalPostgresOptions, revival: Revival): ServerWatch {
  const { dir, report } = cluster.site;
  const revive = (dead: Cluster) => underLock(dir, report, () => revivedCluster(dead, options));
  return new ServerWatch(cluster, revive, revival);
}

async function leave(cluster: Cluster, lease: Lease, mode: StopMode): Promise<void> {
  const { dir, account, report } = cluster.site;
  // Whoever deletes the folder beneath a running server has ended every other use of it as well.
  if (!fs.existsSync(dir)) return endServer(cluster, cluster.postmaster, mode);
  await underLock(dir, report, async () => {
    lease.release();
    if (countLeases(dir) > 0) return;
    const running = findPostmaster(cluster.dataDir, account);
    if (running !== undefined) await endServer(cluster, running, mode);
  });
}
