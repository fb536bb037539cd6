import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Account, mayEnter } from './account';
import { runInitdb } from './initdb';
import { readPlace, recordPlace } from './place';
import { isPrivateFolder, lentTo, makePrivateFolder } from './private-folder';

/** Data must last, so the folders that are swept by age come last. */
const OUTSIDE_PARENTS = ['/var/lib', '/var/tmp'];

/** Who owns the existing data, be it in the cluster's folder or outside. */
export function dataOwnerOf(dir: string): number | undefined {
  const home = readPlace(dir).data ?? dir;
  return fs.lstatSync(path.join(home, 'data'), { throwIfNoEntry: false })?.uid;
}

/**
 * Finds the data of earlier starts.
 * @returns undefined when there never were any
 * @throws when they cannot be used as they are: an empty database instead would look like a loss
 */
export function findData(dir: string, account: Account): string | undefined {
  const outside = readPlace(dir).data;
  if (outside !== undefined) return outsideData(dir, outside, account);
  const data = path.join(dir, 'data');
  if (fs.lstatSync(data, { throwIfNoEntry: false }) === undefined) return undefined;
  assertUsable(data, account);
  if (!mayEnter(account, dir)) {
    throw new Error(
      `PostgreSQL runs as "${account.name}", which can no longer enter ${dir}, where the database is. ` +
        'Open each folder on that path to it again (chmod o+x), or move the project and its data together.',
    );
  }
  return data;
}

/**
 * Makes an empty cluster: in a folder beside its place, then renamed, so that whatever bears the final name is whole.
 * @returns the data folder; outside the cluster's own folder when the account cannot enter that
 */
export async function makeData(
  dir: string,
  initdb: string,
  account: Account,
  durable: boolean,
): Promise<string> {
  const isInside = mayEnter(account, dir);
  const home = isInside ? dir : outsideHome(account);
  sweepInterrupted(home);
  const partial = path.join(home, `data.new-${randomBytes(8).toString('hex')}`);
  const data = path.join(home, 'data');
  fs.mkdirSync(partial, { mode: 0o700 });
  if (!account.own) fs.chownSync(partial, account.uid, account.gid);
  await runInitdb(initdb, partial, account, durable);
  fs.renameSync(partial, data);
  if (!isInside) recordPlace(dir, { data: home });
  return data;
}

function outsideData(dir: string, home: string, account: Account): string {
  const data = path.join(home, 'data');
  const found = fs.lstatSync(data, { throwIfNoEntry: false });
  const fault =
    found === undefined
      ? 'is missing'
      : isPrivateFolder(home, lentTo(account))
        ? undefined
        : 'is not private';
  if (fault !== undefined) {
    throw new Error(
      `The database of ${dir} is kept in ${data}, as ${path.join(dir, 'place.json')} says, and this folder ${fault}. ` +
        `Restore it (${home}: owner and group ${process.getuid?.()}:${account.gid}, mode 710), or delete ` +
        `${dir} to begin with an empty database.`,
    );
  }
  assertUsable(data, account);
  return data;
}

function assertUsable(data: string, account: Account): void {
  const found = fs.statSync(data);
  if (found.uid !== account.uid) {
    const remedy = account.own
      ? 'start as root or as that account'
      : `start as that account, or hand them over while nothing runs: chown -R ${account.uid}:${account.gid} ${data}`;
    throw new Error(
      `The database in ${data} belongs to another account (uid ${found.uid}) than PostgreSQL would run as now ` +
        `("${account.name}", uid ${account.uid}): it was made by root and you are not root now, or the reverse. ` +
        `To use the data, ${remedy}; or set another folder.`,
    );
  }
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) throw incomplete(data);
}

function incomplete(data: string): Error {
  return new Error(
    `${data} holds no PostgreSQL cluster. Restore it, or delete it to begin with an empty database.`,
  );
}

function outsideHome(account: Account): string {
  for (const parent of OUTSIDE_PARENTS) {
    const home = makePrivateFolder(parent, lentTo(account));
    if (home !== undefined) return home;
  }
  throw new Error(`No folder for the database: neither ${OUTSIDE_PARENTS.join(' nor ')} can be written`);
}

function sweepInterrupted(home: string): void {
  for (const name of fs.readdirSync(home)) {
    if (name.startsWith('data.new-')) fs.rmSync(path.join(home, name), { recursive: true, force: true });
  }
}
