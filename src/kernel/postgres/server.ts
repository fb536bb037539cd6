import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, CLEAN_ENVIRONMENT, runAs } from './account';
import type { LocalPostgresOptions } from './local-postgres-options';
import { disownLockFile, findPostmaster, type Postmaster, untilReady } from './postmaster';
import { openServerLog, type ServerLog } from './server-log';
import { settingsArguments } from './server-settings';
import type { Site } from './site';

const POLL_MS = 5;
const ORPHANS_END_WITHIN_MS = 15_000;

/** What a new server process is made from. */
export interface ServerParts {
  readonly dataDir: string;
  readonly socketDir: string;
  readonly postgres: string;
  readonly options: LocalPostgresOptions;
}

/**
 * Starts a server and waits until it takes connections, after the recovery that a crash made necessary. It outlives
 * this process and does not keep it alive.
 * @throws with the tail of the log when it ends instead
 */
export async function startServer(site: Site, parts: ServerParts): Promise<Postmaster> {
  const until = Date.now() + ORPHANS_END_WITHIN_MS;
  for (;;) {
    disownLockFile(parts.dataDir, site.account);
    const log = openServerLog(site.dir);
    try {
      const { child, end } = launch(site.account, parts, log);
      await readyOrEnded(child, end, () => findPostmaster(parts.dataDir, site.account));
      // When ours ended, perhaps because of one that a killed process had only just launched.
      const ready = await untilReady(parts.dataDir, site.account);
      if (ready !== undefined) return ready;
      // Processes of a killed server may live a moment longer than it; PostgreSQL waits for none of them.
      const hasOrphans = log.tail().includes('pre-existing shared memory block');
      if (!hasOrphans || Date.now() > until) throw failure(end(), log);
    } finally {
      log.close();
    }
    await sleep(100);
  }
}

type End = () => string | undefined;

function launch(account: Account, parts: ServerParts, log: ServerLog): { child: ChildProcess; end: End } {
  const args = ['-D', parts.dataDir, ...settingsArguments(parts.options, parts.socketDir)];
  const child = spawn(parts.postgres, args, {
    ...runAs(account),
    cwd: parts.dataDir,
    env: CLEAN_ENVIRONMENT,
    stdio: ['ignore', log.fd, log.fd],
    // A group and session of its own: Ctrl+C in a terminal is for Node, which then decides.
    detached: true,
  });
  child.unref();
  let how: string | undefined;
  child.once('error', (error) => {
    how = error.message;
  });
  child.once('exit', (code, signal) => {
    how = String(code ?? signal);
  });
  return { child, end: () => how };
}

async function readyOrEnded(
  child: ChildProcess,
  end: End,
  find: () => Postmaster | undefined,
): Promise<void> {
  while (end() === undefined) {
    const found = find();
    if (found?.isReady && found.pid === child.pid) return;
    await sleep(POLL_MS);
  }
}

function failure(how: string | undefined, log: ServerLog): Error {
  return new Error(`PostgreSQL did not start (${how}). The end of its log:\n${log.tail()}`);
}
