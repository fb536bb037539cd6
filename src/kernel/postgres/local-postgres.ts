import fs from 'node:fs';
import path from 'node:path';
import { type Account, accountFor } from './account';
import { findBinaries } from './binaries';
import { dataOwnerOf, findData, makeData } from './data-folder';
import { countLeases, type Lease, takeLease } from './lease';
import type { LocalPostgresOptions } from './local-postgres-options';
import { underLock } from './lock';
import { findPostmaster, isPostmaster, type Postmaster, stopPostmaster, untilReady } from './postmaster';
import { startServer } from './server';
import { isSafeSocketFolder, removeSocketFolder, socketFolderFor } from './socket-folder';

export type { LocalPostgresOptions } from './local-postgres-options';

export interface LocalPostgres {
  /** The private folder of the socket; only root and the account that runs PostgreSQL can enter. */
  readonly socketDir: string;
  readonly pid: number;
  /** Whether the server was running already: another process uses it, or its starter was killed. */
  readonly adopted: boolean;
  /** The address of a database, of "postgres" by default, for `pg`; MikroORM needs host and user picked out of it. */
  url(database?: string): string;
  /** Ends this use of the server; the last user's call stops it. Further calls do nothing. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

type Report = (line: string) => void;

/** A running server together with where it lives. */
interface Found {
  readonly dataDir: string;
  readonly account: Account;
  readonly postmaster: Postmaster;
  readonly adopted: boolean;
}

/**
 * Gives a PostgreSQL 18 server of our own on this folder: begins it, or joins the one that runs. Any number of
 * processes may ask at once. It answers only on a socket in a private folder, to the superuser `keyshift`.
 * @throws with what to do about it, when this machine or the state of the folder does not allow it
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const report = options.report ?? (() => undefined);
  const dir = openFolder(path.resolve(options.dir));
  return underLock(dir, report, async () => {
    const lease = takeLease(dir);
    try {
      return handle(dir, await runningServer(dir, options, report), lease, report);
    } catch (error) {
      lease.release();
      throw error;
    }
  });
}

function openFolder(dir: string): string {
  // As root: the account must pass, though not look around.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  if (fs.mkdirSync(dir, { recursive: true }) !== undefined) fs.chmodSync(dir, mode);
  try {
    fs.accessSync(dir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (cause) {
    const owner = fs.statSync(dir).uid;
    throw new Error(
      `${dir} belongs to another account (uid ${owner}; 0 is root): the database was made by it. ` +
        'Start as that account, or set another folder.',
      { cause },
    );
  }
  return fs.realpathSync(dir);
}

async function runningServer(dir: string, options: LocalPostgresOptions, report: Report): Promise<Found> {
  const account = accountFor(dataOwnerOf(dir));
  const existing = findData(dir, account);
  if (existing !== undefined) {
    const postmaster = await adoptable(existing, account, report);
    if (postmaster !== undefined) return { dataDir: existing, account, postmaster, adopted: true };
  }
  const { initdb, postgres } = findBinaries(dir, account, report);
  const dataDir = existing ?? (await makeData(dir, initdb, account, options.durable ?? true));
  const socketDir = socketFolderFor(dir, dataDir, account);
  const postmaster = await startServer({ dir, dataDir, socketDir, postgres, account, options });
  return { dataDir, account, postmaster, adopted: false };
}

async function adoptable(dataDir: string, account: Account, report: Report): Promise<Postmaster | undefined> {
  const running = await untilReady(dataDir, account);
  if (running === undefined || isSafeSocketFolder(running.socketDir, account)) return running;
  report(
    `PostgreSQL's socket folder ${running.socketDir} is gone or no longer private; starting it again...`,
  );
  await stopPostmaster(running.pid, () => isPostmaster(running.pid, dataDir, account), 'fast');
  return undefined;
}

function handle(dir: string, found: Found, lease: Lease, report: Report): LocalPostgres {
  const { socketDir, pid } = found.postmaster;
  let stopping: Promise<void> | undefined;
  return {
    socketDir,
    pid,
    adopted: found.adopted,
    url: (database = 'postgres') =>
      `postgresql://keyshift@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socketDir)}`,
    stop: (mode = 'fast') => {
      stopping ??= leave(dir, found, lease, mode, report);
      return stopping;
    },
  };
}

async function leave(
  dir: string,
  found: Found,
  lease: Lease,
  mode: 'fast' | 'immediate',
  report: Report,
): Promise<void> {
  // Whoever deletes the folder beneath a running server has ended every other use of it as well.
  if (!fs.existsSync(dir)) return end(found, found.postmaster, mode);
  await underLock(dir, report, async () => {
    lease.release();
    if (countLeases(dir) > 0) return;
    // Not the server of our start, perhaps: another user may have had to begin it again.
    const running = findPostmaster(found.dataDir, found.account);
    if (running !== undefined) await end(found, running, mode);
  });
}

async function end(
  { dataDir, account }: Found,
  running: Postmaster,
  mode: 'fast' | 'immediate',
): Promise<void> {
  await stopPostmaster(running.pid, () => isPostmaster(running.pid, dataDir, account), mode);
  removeSocketFolder(running.socketDir, account);
}
