import fs from 'node:fs';
import path from 'node:path';
import { type Account, mayRun } from './account';

/** As the account itself: it can end only its own, and may look at where its processes stand. */
const END_THOSE_IN = `
data=$1; shift
for pid; do
  if [ "$(readlink "/proc/$pid/cwd")" = "$data" ]; then kill -s KILL "$pid"; fi
done`;

/**
 * Kills what a dead server left of itself: processes that hang, hold its memory and would keep the next server from
 * starting. They lost nothing that the next one does not recover. Call it under the lock, when no server is found.
 * Without /proc it does nothing: such processes then have to end by themselves.
 */
export function killOrphans(dataDir: string, account: Account): void {
  const candidates = pids().filter((pid) => isPostgresOf(pid, account));
  if (candidates.length > 0) mayRun(account, END_THOSE_IN, fs.realpathSync(dataDir), ...candidates);
}

function pids(): string[] {
  return fs.existsSync('/proc/self/stat') ? fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
}

function isPostgresOf(pid: string, account: Account): boolean {
  try {
    const folder = path.join('/proc', pid);
    return (
      fs.statSync(folder).uid === account.uid &&
      fs.readFileSync(path.join(folder, 'comm'), 'utf8') === 'postgres\n'
    );
  } catch {
    // Ended between the two looks.
    return false;
  }
}
