import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { type Account, mayEnter } from './account';
import { readPlace, recordPlace } from './place';
import { isPostmaster } from './postmaster';
import { heldBy, isPrivateFolder, makePrivateFolder, remakePrivateFolder } from './private-folder';
import { identityOf } from './process-identity';
import type { Site } from './site';

/** A socket's path may hold 107 bytes on Linux and 103 on a Mac, with `/.s.PGSQL.5432` and our own name in it. */
const MAX_PARENT_BYTES = 45;

/**
 * Whether nobody but the account and root gets at the socket. It matters since PostgreSQL trusts whoever connects, and
 * since a folder of another account could hold a false server that collects what we send.
 */
export function isSafeSocketFolder(folder: string, account: Account): boolean {
  return isPrivateFolder(folder, heldBy(account));
}

/**
 * The recorded folder when it is still safe, so that addresses given out before a crash stay right; else a new one.
 * @throws when no temporary folder will do
 */
export function socketFolderFor({ dir, account }: Site, dataDir: string): string {
  const recorded = readPlace(dir).sockets;
  if (
    recorded !== undefined &&
    isSafeSocketFolder(recorded, account) &&
    !isUsedByAnother(recorded, dataDir, account)
  ) {
    // What a killed server left there would stop the next one, if its pid were in use again.
    clear(recorded);
    return recorded;
  }
  const folder = freshFolder(account);
  recordPlace(dir, { sockets: folder });
  return folder;
}

/**
 * Keeps a folder whose address was given out: empties it, or makes it again when it was swept away.
 * @throws when it cannot be had as it was
 */
export function keepSocketFolder(folder: string, account: Account): void {
  if (!fs.existsSync(folder)) remakePrivateFolder(folder, heldBy(account));
  if (!isSafeSocketFolder(folder, account)) {
    throw new OperatorFault(`PostgreSQL's socket folder ${folder} is no longer private, so it is not used.`);
  }
  clear(folder);
}

/** Removes the folder after a clean stop, when it is empty. */
export function removeSocketFolder(folder: string, account: Account): void {
  if (!isSafeSocketFolder(folder, account)) return;
  try {
    fs.rmdirSync(folder);
  } catch {
    // Not empty: something else than PostgreSQL put a file there, which is not ours to delete.
  }
}

/** A copied project brings along a record that names the socket folder of the original, which may be running. */
function isUsedByAnother(folder: string, dataDir: string, account: Account): boolean {
  try {
    const pid = Number.parseInt(fs.readFileSync(path.join(folder, '.s.PGSQL.5432.lock'), 'utf8'), 10);
    return identityOf(pid) !== undefined && !isPostmaster(pid, dataDir, account);
  } catch {
    return false;
  }
}

function clear(folder: string): void {
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    fs.rmSync(path.join(folder, name), { force: true });
}

function freshFolder(account: Account): string {
  const parents = [os.tmpdir(), '/tmp', '/var/tmp'].filter(
    // The path becomes part of a list in a setting, where commas and quotes mean something.
    (parent) =>
      /^\/[\w./+-]+$/.test(parent) && parent.length <= MAX_PARENT_BYTES && mayEnter(account, parent),
  );
  for (const parent of parents) {
    const folder = makePrivateFolder(parent, heldBy(account));
    if (folder !== undefined) return folder;
  }
  throw new OperatorFault(
    `No folder for PostgreSQL's socket: "${account.name}" needs ${os.tmpdir()} or /tmp, owned by root or by you, ` +
      'and closed to others or with the sticky bit (chmod 1777 /tmp).',
  );
}
