import { execFileSync, spawnSync } from 'node:child_process';
import os from 'node:os';
import { OperatorFault } from '../process/operator-fault';

/** The account that PostgreSQL runs as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Whether it is the account of this very process. */
  readonly own: boolean;
}

/**
 * The whole environment of PostgreSQL's programs: nothing of ours passes, because our secrets would lie open to that
 * account in /proc, and because a PGPORT or PGDATA in a developer's shell would change what is started.
 */
export const CLEAN_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/**
 * PostgreSQL refuses to run as root, so root runs it as `postgres`, or else `nobody`; anybody else as themselves.
 * @param dataOwner uid that owns existing data: a `postgres` account that came later does not orphan nobody's data
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

/** What to add to the options of a child process to run it as this account; Node drops root's groups by itself. */
export function runAs(account: Account): { uid?: number; gid?: number } {
  return account.own ? {} : { uid: account.uid, gid: account.gid };
}

/** Whether the account can walk into a folder. The kernel is asked, since mode bits do not tell of access lists. */
export function mayEnter(account: Account, folder: string): boolean {
  return account.own || mayRun(account, 'cd -- "$1"', folder);
}

/** Runs a line of shell as the account. @returns whether it succeeded */
export function mayRun(account: Account, script: string, ...args: string[]): boolean {
  const options = { ...runAs(account), cwd: '/', env: CLEAN_ENVIRONMENT, stdio: 'ignore' as const };
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...args], options).status === 0;
}

function lookUp(name: string): Account[] {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    const [uid, gid] = [ask('-u'), ask('-g')];
    return uid > 0 ? [{ name, uid, gid, own: false }] : [];
  } catch {
    return [];
  }
}

function ownName(uid: number): string {
  try {
    return os.userInfo().username;
  } catch {
    // Containers often run as a bare number that no file names.
    return `uid ${uid}`;
  }
}
