import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { runInitdb } from './initdb';
import { readPlace } from './place';
import { madeByAnother, type Site } from './site';

/** The uid that owns the existing data. */
export function dataOwnerOf(dir: string): number | undefined {
  return fs.lstatSync(path.join(dir, 'data'), { throwIfNoEntry: false })?.uid;
}

/**
 * Finds existing data. They are always in the cluster's folder, so a copy of that folder is a backup.
 * @returns undefined if there never were any
 * @throws if they are unusable; an empty database instead would look like data loss
 */
export function findData(site: Site): string | undefined {
  const { dir } = site;
  const data = path.join(dir, 'data');
  if (fs.lstatSync(data, { throwIfNoEntry: false }) === undefined) {
    assertNoneOutside(dir);
    return undefined;
  }
  assertUsable(site, data);
  sweepInterrupted(dir);
  return data;
}

/**
 * Creates an empty cluster in a temporary folder and renames it, so that a folder with the final name is complete.
 * @returns the data folder
 */
export async function makeData({ dir, account }: Site, initdb: string, durable: boolean): Promise<string> {
  sweepInterrupted(dir);
  const partial = path.join(dir, `data.new-${randomBytes(8).toString('hex')}`);
  const data = path.join(dir, 'data');
  fs.mkdirSync(partial, { mode: 0o700 });
  if (!account.own) fs.chownSync(partial, account.uid, account.gid);
  await runInitdb(initdb, partial, { account, durable });
  fs.renameSync(partial, data);
  return data;
}

/** Earlier builds stored the data elsewhere if the account could not enter the folder. */
function assertNoneOutside(dir: string): void {
  const { data: outside } = readPlace(dir);
  if (outside === undefined) return;
  const isThere = fs.lstatSync(path.join(outside, 'data'), { throwIfNoEntry: false }) !== undefined;
  throw new OperatorFault(
    isThere
      ? `The database of ${dir} is stored in ${outside}, so a backup of ${dir} would not contain it. Stop all processes ` +
          `that use it, then move it: mv ${path.join(outside, 'data')} ${path.join(dir, 'data')}`
      : `The database of ${dir} was stored in ${outside}, according to ${path.join(dir, 'place.json')}, and is missing. ` +
          `Restore it as ${path.join(dir, 'data')}, or delete ${dir} to start with an empty database.`,
  );
}

function assertUsable({ dir, account }: Site, data: string): void {
  const { uid } = fs.statSync(data);
  if (uid !== account.uid) throw madeByAnother(dir, uid);
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return;
  throw new OperatorFault(
    `${data} contains no PostgreSQL cluster. Restore it, or delete it to start with an empty database.`,
  );
}

function sweepInterrupted(dir: string): void {
  for (const name of fs.readdirSync(dir).filter((entry) => entry.startsWith('data.new-'))) {
    try {
      fs.rmSync(path.join(dir, name), { recursive: true, force: true });
    } catch {
      // The initdb of a killed process is still writing there. The next sweep removes it.
    }
  }
}
