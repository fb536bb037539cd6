import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { type Account, mayEnter } from './account';

/** The working directory of a process, which it can use even if it could not enter it by path. */
const WORKING_FOLDER = '/proc/self/cwd';

/**
 * The data folder argument of PostgreSQL's programs, which are started in that folder. The account may not be able to
 * enter the path (such as below /root); root then sets the working directory, and the program uses that.
 * @throws if the platform has no path for the working directory
 */
export function dataArgument(account: Account, dataDir: string): string {
  if (mayEnter(account, path.dirname(dataDir))) return dataDir;
  if (fs.existsSync(WORKING_FOLDER)) return WORKING_FOLDER;
  throw new OperatorFault(
    `PostgreSQL runs as "${account.name}", which cannot enter ${path.dirname(dataDir)}. Allow it to enter each folder on ` +
      'that path (chmod o+x), set DATA_DIR to a folder that it can enter, start as a normal user, or set DATABASE_URL to a ' +
      'PostgreSQL server.',
  );
}
