import fs from 'node:fs';
import path from 'node:path';
import { type Account, mayRun } from './account';

/** Runs as the account, which can kill only its own processes and can read their working directories. */
const END_THOSE_IN = `
data=$1; shift
for pid; do
  if [ "$(readlink "/proc/$pid/cwd")" = "$data" ]; then kill -s KILL "$pid"; fi
done`;

/**
 * Kills the remaining processes of a dead server. They hold its shared memory, which prevents the next server from
 * starting. No data are lost, because the next server recovers them. Call it under the lock, if no server is found.
 * Does nothing without /proc.
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
    // The process exited in the meantime.
    return false;
  }
}
