import fs from 'node:fs';
import path from 'node:path';
import { identityOf, isLive } from './process-identity';

/** A claim of one user that keeps the cluster running; a file `users/<process>.<n>`. */
export interface Lease {
  release(): void;
}

/**
 * Records that this process uses the cluster. Each call creates its own file, so that several leases of one process are
 * counted, even with two copies of this module. Call it under the lock.
 */
export function takeLease(dir: string): Lease {
  const users = path.join(dir, 'users');
  fs.mkdirSync(users, { recursive: true, mode: 0o700 });
  for (let n = 1; ; n += 1) {
    const file = path.join(users, `${identityOf(process.pid)}.${n}`);
    if (createNew(file)) return { release: () => fs.rmSync(file, { force: true }) };
  }
}

/** Counts the leases of running processes and deletes those of dead ones. Call it under the lock. */
export function countLeases(dir: string): number {
  const users = path.join(dir, 'users');
  if (!fs.existsSync(users)) return 0;
  const isDead = (name: string) => !isLive(name.slice(0, name.lastIndexOf('.')));
  const names = fs.readdirSync(users);
  const dead = names.filter(isDead);
  for (const name of dead) fs.rmSync(path.join(users, name), { force: true });
  return names.length - dead.length;
}

function createNew(file: string): boolean {
  try {
    fs.closeSync(fs.openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
