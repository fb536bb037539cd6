import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorFault } from '../process/operator-fault';
import { identityOf, isLive } from './process-identity';
import type { Report } from './site';

const FREE = 'free';
const POLL_MS = 20;
const REPORT_AFTER_MS = 2_000;
const GIVE_UP_AFTER_MS = 300_000;

interface Turn {
  readonly number: number;
  readonly holder: string;
}

/**
 * Runs the work exclusively: no other process, and no other caller in this one, runs work on the same folder meanwhile.
 *
 * The lock is a series of symbolic links `lock.<turn>` whose target names the holder; the highest turn counts. A
 * process takes the lock by creating the next link, which only one can do, and releases it by creating one more with
 * the target "free". The lock of a dead process is skipped, not removed, so that two processes cannot remove each
 * other's lock.
 */
export async function underLock<T>(dir: string, report: Report, work: () => Promise<T>): Promise<T> {
  const turn = await takeTurn(dir, report);
  try {
    return await work();
  } finally {
    link(dir, turn + 1, FREE);
    fs.rmSync(linkPath(dir, turn), { force: true });
  }
}

async function takeTurn(dir: string, report: Report): Promise<number> {
  const checkWait = waitCheck(dir, report);
  for (;;) {
    const last = lastTurn(dir);
    const isOver = last.holder === FREE || !isLive(last.holder);
    const turn = isOver ? claim(dir, last.number + 1) : undefined;
    if (turn !== undefined) return turn;
    checkWait(last.holder);
    await sleep(POLL_MS);
  }
}

/** Reports once when the wait is long, and throws when it exceeds the maximum. */
function waitCheck(dir: string, report: Report): (holder: string) => void {
  const since = Date.now();
  let hasReported = false;
  return (holder) => {
    const waitedMs = Date.now() - since;
    const holderName = `process ${Number.parseInt(holder, 10)}`;
    if (waitedMs > GIVE_UP_AFTER_MS)
      throw new OperatorFault(`The lock of ${dir} has been held by ${holderName} for five minutes.`);
    if (waitedMs > REPORT_AFTER_MS && !hasReported) {
      hasReported = true;
      report(`Waiting for ${holderName}, which is starting or stopping the same database...`);
    }
  };
}

/** Takes the turn, unless another process has taken it or a later one exists. */
function claim(dir: string, turn: number): number | undefined {
  if (!link(dir, turn, String(identityOf(process.pid)))) return undefined;
  if (lastTurn(dir).number !== turn) {
    fs.rmSync(linkPath(dir, turn), { force: true });
    return undefined;
  }
  for (const earlier of turnsIn(dir)) {
    if (earlier < turn) fs.rmSync(linkPath(dir, earlier), { force: true });
  }
  return turn;
}

function lastTurn(dir: string): Turn {
  for (;;) {
    const number = Math.max(0, ...turnsIn(dir));
    if (number === 0) return { number, holder: FREE };
    try {
      return { number, holder: fs.readlinkSync(linkPath(dir, number)) };
    } catch (error) {
      // Released between the two reads: try again.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

function turnsIn(dir: string): number[] {
  return fs.readdirSync(dir).flatMap((name) => (/^lock\.\d+$/.test(name) ? [Number(name.slice(5))] : []));
}

/** @returns false if the turn is already taken */
function link(dir: string, turn: number, holder: string): boolean {
  try {
    fs.symlinkSync(holder, linkPath(dir, turn));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function linkPath(dir: string, turn: number): string {
  return path.join(dir, `lock.${turn}`);
}
