import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Account, mayEnter } from './account';
import { runInitdb } from './initdb';
import { readPlace, recordPlace } from './place';
import { isPrivateFolder, lentTo, makePrivateFolder } from './private-folder';
import { madeByAnother, type Site } from './site';

/** Many systems sweep /var/tmp by age: the last resort for data that must last, the right place for any other. */
const OUTSIDE = { lasting: ['/var/lib', '/var/tmp'], passing: ['/var/tmp', '/var/lib'] };

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
export function findData(site: Site): string | undefined {
  const { dir, account } = site;
  const outside = readPlace(dir).data;
  const data = path.join(outside ?? dir, 'data');
  if (outside !== undefined) assertStillThere(site, outside);
  else if (fs.lstatSync(data, { throwIfNoEntry: false }) === undefined) return undefined;
  assertUsable(site, data);
  sweepInterrupted(path.dirname(data));
  if (mayEnter(account, path.dirname(data))) return data;
  throw new Error(
    `PostgreSQL runs as "${account.name}", which can no longer enter ${path.dirname(data)}, where the database is. ` +
      'Let it pass each folder on that path again (chmod o+x), or move the project back to where it was.',
  );
}

/**
 * Makes an empty cluster: in a folder beside its place, then renamed, so that whatever bears the final name is whole.
 * @returns the data folder; outside the cluster's own folder when the account cannot enter that
 */
export async function makeData(site: Site, initdb: string, durable: boolean): Promise<string> {
  const { dir, account } = site;
  const isInside = mayEnter(account, dir);
  const home = isInside ? dir : outsideHome(site, durable ? OUTSIDE.lasting : OUTSIDE.passing);
  sweepInterrupted(home);
  const partial = path.join(home, `data.new-${randomBytes(8).toString('hex')}`);
  const data = path.join(home, 'data');
  fs.mkdirSync(partial, { mode: 0o700 });
  if (!account.own) fs.chownSync(partial, account.uid, account.gid);
  await runInitdb(initdb, partial, { account, durable });
  fs.renameSync(partial, data);
  if (!isInside) recordPlace(dir, { data: home });
  return data;
}

function assertStillThere({ dir, account }: Site, home: string): void {
  const isThere = fs.lstatSync(path.join(home, 'data'), { throwIfNoEntry: false }) !== undefined;
  if (isThere && isPrivateFolder(home, lentTo(account))) return;
  const { uid, gid, mode } = lentTo(account);
  throw new Error(
    `The database of ${dir} is kept in ${home}, as ${path.join(dir, 'place.json')} says, and that folder is ` +
      `${isThere ? 'open to others' : 'missing'}. Restore it (a real folder, chown ${uid}:${gid}, ` +
      `chmod ${mode.toString(8)}), or delete ${dir} to begin with an empty database.`,
  );
}

function assertUsable({ dir, account }: Site, data: string): void {
  const { uid } = fs.statSync(data);
  if (uid !== account.uid) throw madeByAnother(dir, uid);
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return;
  throw new Error(
    `${data} holds no PostgreSQL cluster. Restore it, or delete it to begin with an empty database.`,
  );
}

function outsideHome({ dir, account, report }: Site, parents: readonly string[]): string {
  for (const parent of parents) {
    const home = isOpenTo(account, parent) ? makePrivateFolder(parent, lentTo(account)) : undefined;
    if (home === undefined) continue;
    report(`Keeping the database in ${home}, since "${account.name}", which runs it, cannot enter ${dir}`);
    return home;
  }
  throw new Error(
    `PostgreSQL runs as "${account.name}", which cannot enter ${dir}, and ${parents.join(' and ')} cannot be ` +
      'used either. Move the project to a folder that this account can enter, or set DATABASE_URL.',
  );
}

function isOpenTo(account: Account, parent: string): boolean {
  return fs.existsSync(parent) && mayEnter(account, parent);
}

function sweepInterrupted(home: string): void {
  for (const name of fs.readdirSync(home).filter((entry) => entry.startsWith('data.new-'))) {
    try {
      fs.rmSync(path.join(home, name), { recursive: true, force: true });
    } catch {
      // The initdb of a killed starter is still writing there; the name is its own, so the next sweep will do.
    }
  }
}
