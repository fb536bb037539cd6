import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, CLEAN_ENVIRONMENT, runAs } from './account';
import type { LocalPostgresOptions } from './local-postgres-options';
import { disownLockFile, findPostmaster, type Postmaster } from './postmaster';
import { openServerLog, type ServerLog } from './server-log';
import { settingsArguments } from './server-settings';

const POLL_MS = 5;
const ORPHANS_END_WITHIN_MS = 15_000;

/** What a new server process is made from. */
export interface ServerParts {
  readonly dir: string;
  readonly dataDir: string;
  readonly socketDir: string;
  readonly postgres: string;
  readonly account: Account;
  readonly options: LocalPostgresOptions;
}

/**
 * Starts a server and waits until it takes connections, after the recovery that a crash made necessary. It outlives
 * this process and does not keep it alive.
 * @throws with the tail of the log when it ends instead
 */
export async function startServer(parts: ServerParts): Promise<Postmaster> {
  const until = Date.now() + ORPHANS_END_WITHIN_MS;
  for (;;) {
    disownLockFile(parts.dataDir, parts.account);
    const log = openServerLog(parts.dir);
    try {
      const { child, end } = launch(parts, log);
      const ready = await readyUnlessEnded(child, end, parts);
      if (ready !== undefined) return ready;
      // Processes of a killed server may live a moment longer than it; PostgreSQL waits for none of them.
      if (!log.tail().includes('pre-existing shared memory block') || Date.now() > until)
        throw failure(end(), log);
    } finally {
      log.close();
    }
    await sleep(100);
  }
}

type End = () => string | undefined;

function launch(parts: ServerParts, log: ServerLog): { child: ChildProcess; end: End } {
  const args = ['-D', parts.dataDir, ...settingsArguments(parts.options, parts.socketDir)];
  const child = spawn(parts.postgres, args, {
    ...runAs(parts.account),
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

async function readyUnlessEnded(
  child: ChildProcess,
  end: End,
  parts: ServerParts,
): Promise<Postmaster | undefined> {
  while (end() === undefined) {
    const found = findPostmaster(parts.dataDir, parts.account);
    if (found?.isReady && found.pid === child.pid) return found;
    await sleep(POLL_MS);
  }
  return undefined;
}

function failure(how: string | undefined, log: ServerLog): Error {
  return new Error(`PostgreSQL did not start (${how}). The end of its log:\n${log.tail()}`);
}
