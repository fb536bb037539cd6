import { execFileSync, spawnSync } from 'node:child_process';
import os from 'node:os';
import { OperatorFault } from '../process/operator-fault';

/** The account that PostgreSQL runs as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Whether it is the account of this process. */
  readonly own: boolean;
}

/**
 * The complete environment of PostgreSQL's programs. They inherit nothing: that account could read our secrets in
 * /proc, and a PGPORT or PGDATA in a developer's shell would change what is started.
 */
export const CLEAN_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as `postgres`, or `nobody` if there is no such account;
 * other users run it as themselves.
 * @param dataOwner the uid that owns existing data, so that data of `nobody` stay usable after `postgres` is created
 */
export function accountFor(dataOwner?: number): Account {
  const uid = process.getuid?.() ?? -1;
  if (uid !== 0) return { name: ownName(uid), uid, gid: process.getgid?.() ?? -1, own: true };
  const known = ['postgres', 'nobody'].flatMap(lookUp);
  const account = known.find((one) => one.uid === dataOwner) ?? known[0];
  if (account === undefined) {
    throw new OperatorFault(
      'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody" to run it as. ' +
        'Create one (useradd --system postgres), start as a normal user, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return account;
}

/** The options that run a child process as this account. Node drops root's groups. */
export function runAs(account: Account): { uid?: number; gid?: number } {
  return account.own ? {} : { uid: account.uid, gid: account.gid };
}

/** Whether the account can enter a folder. Tries it, because mode bits do not include access control lists. */
export function mayEnter(account: Account, folder: string): boolean {
  return account.own || mayRun(account, 'cd -- "$1"', folder);
}

/** Runs a shell script as the account. @returns whether it succeeded */
export function mayRun(account: Account, script: string, ...args: string[]): boolean {
  const options = { ...runAs(account), cwd: '/', env: CLEAN_ENVIRONMENT, stdio: 'ignore' as const };
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...args], options).status === 0;
}

function lookUp(name: string): Account[] {
  try {
    const idOf = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    const [uid, gid] = [idOf('-u'), idOf('-g')];
    return uid > 0 ? [{ name, uid, gid, own: false }] : [];
  } catch {
    return [];
  }
}

function ownName(uid: number): string {
  try {
    return os.userInfo().username;
  } catch {
    // Containers often run as a uid without a passwd entry.
    return `uid ${uid}`;
  }
}
