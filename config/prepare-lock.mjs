import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FREE = 'free';
const WRITTEN_WITHIN_MS = 5_000;

/**
 * Runs the work in one process at a time. The lock is a series of numbered files, of which the highest counts. A
 * process takes the lock by creating the next file, and releases it by creating one more with the text "free". The file
 * of a dead holder is skipped, not removed, so that two processes cannot remove each other's lock while cleaning up.
 */
export async function underLock(folder, work) {
  fs.mkdirSync(folder, { recursive: true });
  let turn = takeTurn(folder);
  if (turn === undefined) console.log('Waiting for another start, which is installing or building...');
  while (turn === undefined) {
    await sleep(100);
    turn = takeTurn(folder);
  }
  try {
    // A child can outlive a killed holder and keep writing, so the lock is held until both have exited.
    await work((pid) => fs.appendFileSync(path.join(folder, String(turn)), `\n${identityOf(pid)}`));
  } finally {
    writeTurn(folder, turn + 1, FREE);
    remove(folder, turn);
  }
}

function takeTurn(folder) {
  const last = Math.max(0, ...turnsIn(folder));
  const turn = last + 1;
  if (last > 0 && isHeld(path.join(folder, String(last)))) return undefined;
  if (!writeTurn(folder, turn, identityOf(process.pid))) return undefined;
  const others = turnsIn(folder).filter((other) => other !== turn);
  const isHighest = others.every((other) => other < turn);
  for (const gone of isHighest ? others : [turn]) remove(folder, gone);
  return isHighest ? turn : undefined;
}

function turnsIn(folder) {
  return fs.readdirSync(folder).map(Number).filter(Number.isSafeInteger);
}

function isHeld(file) {
  const holder = read(file);
  // Just created and not written yet (unless its creator died in between), or just released.
  if (!holder)
    return (
      Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) < WRITTEN_WITHIN_MS
    );
  return holder.split('\n').some((one) => one !== FREE && identityOf(Number.parseInt(one, 10)) === one);
}

function writeTurn(folder, turn, text) {
  try {
    fs.writeFileSync(path.join(folder, String(turn)), text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function remove(folder, turn) {
  fs.rmSync(path.join(folder, String(turn)), { force: true });
}

/** The pid with the start time where the system provides it, because pids are reused. A zombie counts as dead. */
function identityOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return undefined;
  }
  const stat = read(`/proc/${pid}/stat`);
  if (!stat) return String(pid);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? undefined : `${pid} ${fields[19]}`;
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
