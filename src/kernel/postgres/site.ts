import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { type Account, accountFor } from './account';

/** Called with a line about a slow or unusual step. */
export type Report = (line: string) => void;

/** The folder of a cluster, the account that runs it, and the receiver of reports. */
export interface Site {
  readonly dir: string;
  readonly account: Account;
  readonly report: Report;
}

/**
 * Creates the cluster's folder if it is missing.
 * @returns its real path, so that all paths to it use the same lock
 * @throws OperatorFault if this account cannot write there
 */
export function openFolder(dir: string): string {
  try {
    // As root: the account must be able to enter the folder, but not to list it.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
    if (fs.mkdirSync(dir, { recursive: true }) !== undefined) fs.chmodSync(dir, mode);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new OperatorFault(
      `The folder of the database cannot be created: ${why}. Change its owner to this account, or use another folder.`,
      {
        cause,
      },
    );
  }
  try {
    fs.accessSync(dir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch {
    throw madeByAnother(dir, fs.statSync(dir).uid);
  }
  return fs.realpathSync(dir);
}

/** The error for a cluster that was created by root and is now used by another account, or the reverse. */
export function madeByAnother(dir: string, uid: number): Error {
  const me = process.getuid?.();
  const changeOwner =
    me === 0
      ? `chown -R root ${dir} && chown -R ${accountFor().name} ${path.join(dir, 'data')} && chmod 711 ${dir}`
      : `sudo chown -R ${me} ${dir}`;
  return new OperatorFault(
    `The database in ${dir} belongs to another account (uid ${uid}) than the one that would run it now (started as uid ` +
      `${me}). A database that was created by root cannot be used by other accounts, and vice versa. Start as the account ` +
      `that created it, use another folder, or stop everything that uses it and change the owner: ${changeOwner}`,
  );
}
