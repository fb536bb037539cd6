import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { type Account, accountFor } from './account';

/** Takes a line about a slow or surprising step. */
export type Report = (line: string) => void;

/** Where a cluster is kept, as whom it runs, and who hears about it. */
export interface Site {
  readonly dir: string;
  readonly account: Account;
  readonly report: Report;
}

/**
 * Makes the cluster's folder when it is missing.
 * @returns its real path, so that every way to it leads to the same lock
 * @throws when this account may not write there
 */
export function openFolder(dir: string): string {
  try {
    // As root: the account must pass, though not look around.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
    if (fs.mkdirSync(dir, { recursive: true }) !== undefined) fs.chmodSync(dir, mode);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new OperatorFault(
      `The folder of the database cannot be made: ${why}. Make it yours, or set another.`,
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

/** The refusal of a cluster that was made as root and is used by somebody else now, or the reverse. */
export function madeByAnother(dir: string, uid: number): Error {
  const me = process.getuid?.();
  const handOver =
    me === 0
      ? `chown -R root ${dir} && chown -R ${accountFor().name} ${path.join(dir, 'data')} && chmod 711 ${dir}`
      : `sudo chown -R ${me} ${dir}`;
  return new OperatorFault(
    `The database in ${dir} belongs to another account (uid ${uid}) than it would be run by now (started as uid ${me}). ` +
      'A database made as root is not for use by others, nor the reverse. Start as the account that made it, set another ' +
      `folder, or hand it over while nothing runs on it: ${handOver}`,
  );
}
