import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorFault } from '../process/operator-fault';
import type { Account } from './account';
import { identityOf, isPidTaken } from './process-identity';

const POLL_MS = 5;
const READY_WITHIN_MS = 300_000;
/** Higher than any pid that a system assigns. */
const NO_PID = 99_999_999;

/** A custom setting that shows the data folder in the process list, even if the -D argument does not. */
export const DATA_MARK = 'keyshift.data';

/** The main process of the running server, from its lock file `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly socketDir: string;
  readonly isReady: boolean;
}

/**
 * Finds the server that is running on this data folder. The lock file alone is no proof: it remains after a kill, and
 * its pid may now belong to another process, which we would stop later.
 */
export function findPostmaster(dataDir: string, account: Account): Postmaster | undefined {
  const lines = readLockFile(dataDir)?.split('\n');
  const pid = Number(lines?.[0]);
  if (lines === undefined || !isPostmaster(pid, dataDir, account)) return undefined;
  return { pid, socketDir: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' };
}

/** Waits until the server accepts connections. @returns undefined if it exited instead */
export async function untilReady(dataDir: string, account: Account): Promise<Postmaster | undefined> {
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const found = findPostmaster(dataDir, account);
    if (found === undefined || found.isReady) return found;
    if (Date.now() > until)
      throw new OperatorFault(`PostgreSQL (process ${found.pid}) was not ready within five minutes.`);
    await sleep(POLL_MS);
  }
}

/**
 * Replaces the pid in a dead server's lock file with an unused one, if another process (or a zombie) now has that pid.
 * Otherwise PostgreSQL would refuse to start. The file must stay, because PostgreSQL uses its seventh line to detect
 * processes of the dead server that still write to the data.
 */
export function disownLockFile(dataDir: string, account: Account): void {
  const file = path.join(dataDir, 'postmaster.pid');
  const text = readLockFile(dataDir);
  // Empty after a power loss; PostgreSQL would require that it is removed by hand.
  if (text?.trim() === '') fs.rmSync(file, { force: true });
  if (!text || !isPidTaken(Number.parseInt(text, 10))) return;
  const next = `${file}.${process.pid}`;
  fs.rmSync(next, { force: true });
  const fd = fs.openSync(next, 'wx', 0o600);
  fs.writeSync(fd, text.replace(/^.*/, String(NO_PID)));
  if (!account.own) fs.fchownSync(fd, account.uid, account.gid);
  fs.closeSync(fd);
  fs.renameSync(next, file);
}

/** Stops the server and waits for its exit, with stronger signals if needed. Does nothing if it is not running. */
export async function stopPostmaster(
  pid: number,
  isStill: () => boolean,
  mode: 'fast' | 'immediate',
): Promise<void> {
  const steps = [
    { signal: 'SIGINT', waitMs: 30_000 },
    { signal: 'SIGQUIT', waitMs: 10_000 },
    { signal: 'SIGKILL', waitMs: 10_000 },
  ] as const;
  // While it exits, its command line is no longer readable, but it still holds the server's memory.
  const identity = isStill() ? identityOf(pid) : undefined;
  const isThere = () => identity !== undefined && identityOf(pid) === identity;
  for (const { signal, waitMs } of mode === 'fast' ? steps : steps.slice(1)) {
    if (isStill()) send(pid, signal);
    if (await hasEnded(isThere, waitMs)) return;
  }
  throw new OperatorFault(`PostgreSQL (process ${pid}) does not exit, not even after SIGKILL.`);
}

/** Whether this process is the postmaster of this data folder and is running as the account. */
export function isPostmaster(pid: number, dataDir: string, account: Account): boolean {
  if (identityOf(pid) === undefined) return false;
  try {
    return fs.existsSync('/proc/self/stat') ? procSays(pid, dataDir, account) : psSays(pid, dataDir, account);
  } catch {
    return false;
  }
}

function procSays(pid: number, dataDir: string, account: Account): boolean {
  const uid = /^Uid:\t(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  const words = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  const isHere = words[2] === dataDir || words.includes(`${DATA_MARK}=${dataDir}`);
  return Number(uid) === account.uid && words[1] === '-D' && isHere;
}

function psSays(pid: number, dataDir: string, account: Account): boolean {
  const line = execFileSync('ps', ['-ww', '-o', 'uid=', '-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
  }).trim();
  return Number.parseInt(line, 10) === account.uid && line.includes(` -D ${dataDir} `);
}

/** Follows no links and blocks on no pipe, because the account owns this folder and root may be reading it. */
function readLockFile(dataDir: string): string | undefined {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;
  try {
    const fd = fs.openSync(path.join(dataDir, 'postmaster.pid'), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const text = fs.readFileSync(fd, 'utf8');
    fs.closeSync(fd);
    return text;
  } catch {
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function hasEnded(isStill: () => boolean, waitMs: number): Promise<boolean> {
  const until = Date.now() + waitMs;
  while (isStill()) {
    if (Date.now() > until) return false;
    await sleep(POLL_MS);
  }
  return true;
}
