import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { runInitdb } from './initdb';
import { readPlace } from './place';
import { madeByAnother, type Site } from './site';

/** Who owns the existing data. */
export function dataOwnerOf(dir: string): number | undefined {
  return fs.lstatSync(path.join(dir, 'data'), { throwIfNoEntry: false })?.uid;
}

/**
 * Finds the data of earlier starts, which are always in the cluster's own folder: a copy of it is a backup.
 * @returns undefined when there never were any
 * @throws when they cannot be used as they are: an empty database instead would look like a loss
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
 * Makes an empty cluster: in a folder beside its place, then renamed, so that whatever bears the final name is whole.
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

/** Earlier builds kept data elsewhere when the account could not enter the folder. */
function assertNoneOutside(dir: string): void {
  const { data: outside } = readPlace(dir);
  if (outside === undefined) return;
  const isThere = fs.lstatSync(path.join(outside, 'data'), { throwIfNoEntry: false }) !== undefined;
  throw new OperatorFault(
    isThere
      ? `The database of ${dir} is kept in ${outside}, so that a backup of ${dir} would not hold it. Stop whatever runs ` +
          `on it and move it in: mv ${path.join(outside, 'data')} ${path.join(dir, 'data')}`
      : `The database of ${dir} was kept in ${outside}, as ${path.join(dir, 'place.json')} says, and is missing there. ` +
          `Restore it as ${path.join(dir, 'data')}, or delete ${dir} to begin with an empty database.`,
  );
}

function assertUsable({ dir, account }: Site, data: string): void {
  const { uid } = fs.statSync(data);
  if (uid !== account.uid) throw madeByAnother(dir, uid);
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return;
  throw new OperatorFault(
    `${data} holds no PostgreSQL cluster. Restore it, or delete it to begin with an empty database.`,
  );
}

function sweepInterrupted(dir: string): void {
  for (const name of fs.readdirSync(dir).filter((entry) => entry.startsWith('data.new-'))) {
    try {
      fs.rmSync(path.join(dir, name), { recursive: true, force: true });
    } catch {
      // The initdb of a killed starter is still writing there; the name is its own, so the next sweep will do.
    }
  }
}
