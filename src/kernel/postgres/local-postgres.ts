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
  /** The private folder of the socket. Only root and the account that runs PostgreSQL can enter it. */
  readonly socketDir: string;
  /** Changes when the server is restarted. */
  readonly pid: number;
  /** Whether the server was already running: another process uses it, or the process that started it was killed. */
  readonly adopted: boolean;
  /** The URL of a database for `pg`, by default "postgres". MikroORM needs host and user as separate options. */
  url(database?: string): string;
  /** Releases the server. The call of the last user stops it. Further calls do nothing. */
  stop(mode?: StopMode): Promise<void>;
}

/**
 * Starts a PostgreSQL 18 server on this folder, or joins the running one. Safe for any number of concurrent processes.
 * The server listens only on a socket in a private folder; the superuser is `keyshift`.
 * @throws OperatorFault with instructions, if the machine or the state of the folder does not allow it
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
  // If the folder was deleted while the server was running, no other user can be left.
  if (!fs.existsSync(dir)) return endServer(cluster, cluster.postmaster, mode);
  await underLock(dir, report, async () => {
    lease.release();
    if (countLeases(dir) > 0) return;
    const running = findPostmaster(cluster.dataDir, account);
    if (running !== undefined) await endServer(cluster, running, mode);
  });
}
