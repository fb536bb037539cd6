import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { type Account, mayEnter } from './account';

/** The folder that a process stands in, which it may use although it could not walk there. */
const WORKING_FOLDER = '/proc/self/cwd';

/**
 * How PostgreSQL's programs name the data folder, in which they are started. The account of a server that root starts
 * may not be able to walk there (/root is closed to it): root places it there, and it uses no other way.
 * @throws where there is no such way
 */
export function dataArgument(account: Account, dataDir: string): string {
  if (mayEnter(account, path.dirname(dataDir))) return dataDir;
  if (fs.existsSync(WORKING_FOLDER)) return WORKING_FOLDER;
  throw new OperatorFault(
    `PostgreSQL runs as "${account.name}", which cannot enter ${path.dirname(dataDir)}. Let it pass each folder on that ` +
      'path (chmod o+x), set DATA_DIR to a folder that it can enter, start as a normal user, or set DATABASE_URL to a ' +
      'PostgreSQL server.',
  );
}
