import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorFault } from '../process/operator-fault';
import { CLEAN_ENVIRONMENT, runAs } from './account';
import { dataArgument } from './data-argument';
import type { LocalPostgresOptions } from './local-postgres-options';
import { watchForOrphan } from './orphan-watch';
import { killOrphans } from './orphans';
import { DATA_MARK, disownLockFile, findPostmaster, type Postmaster, untilReady } from './postmaster';
import { openServerLog, type ServerLog } from './server-log';
import { settingsArguments } from './server-settings';
import type { Site } from './site';

const POLL_MS = 5;
const ORPHANS_END_WITHIN_MS = 15_000;
/** An idle process of a killed server exits much sooner; one that hangs never exits. */
const ORPHANS_KILLED_AFTER_MS = 2_000;

/** The parameters of a new server process. */
export interface ServerParts {
  readonly dataDir: string;
  readonly socketDir: string;
  readonly postgres: string;
  readonly options: LocalPostgresOptions;
}

/**
 * Starts a server and waits until it accepts connections, including recovery after a crash. The server outlives this
 * process and does not keep it alive.
 * @throws OperatorFault with the end of the log if the server exits instead
 */
export async function startServer(site: Site, parts: ServerParts): Promise<Postmaster> {
  const since = Date.now();
  for (;;) {
    disownLockFile(parts.dataDir, site.account);
    const log = openServerLog(site.dir);
    try {
      const { child, end } = launch(site, parts, log);
      await readyOrEnded(child, end, () => findPostmaster(parts.dataDir, site.account));
      // Our server may have exited because a process that was killed meanwhile had just started another one.
      const ready = await untilReady(parts.dataDir, site.account);
      if (ready !== undefined) return ready;
      if (!isWayCleared(site, parts, { log, since })) throw failure(end(), log);
    } finally {
      log.close();
    }
    await sleep(100);
  }
}

/**
 * Whether another attempt can succeed: processes of a killed server can outlive it for a short time, and PostgreSQL
 * does not wait for them.
 */
function isWayCleared(
  { account }: Site,
  { dataDir }: ServerParts,
  { log, since }: { log: ServerLog; since: number },
): boolean {
  const waitedMs = Date.now() - since;
  const areOrphansInIt = log.tail().includes('pre-existing shared memory block');
  if (!areOrphansInIt || waitedMs > ORPHANS_END_WITHIN_MS) return false;
  if (waitedMs > ORPHANS_KILLED_AFTER_MS) killOrphans(dataDir, account);
  return true;
}

type End = () => string | undefined;

function launch(
  { account, dir }: Site,
  { dataDir, socketDir, postgres, options }: ServerParts,
  log: ServerLog,
): { child: ChildProcess; end: End } {
  const args = [
    '-D',
    dataArgument(account, dataDir),
    '-c',
    `${DATA_MARK}=${dataDir}`,
    ...settingsArguments(options, socketDir),
  ];
  const child = spawn(postgres, args, {
    ...runAs(account),
    cwd: dataDir,
    env: CLEAN_ENVIRONMENT,
    stdio: ['ignore', log.fd, log.fd],
    // In its own process group and session, so that Ctrl+C reaches only Node, which then stops the server.
    detached: true,
  });
  child.unref();
  if (child.pid !== undefined) {
    watchForOrphan(dir, { pid: child.pid, socketDir }, options.orphanSeconds);
  }
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
  return new OperatorFault(`PostgreSQL did not start (${how}). Its log ends with:\n${log.tail()}`);
}
