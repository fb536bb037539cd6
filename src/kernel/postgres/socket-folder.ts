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

/** A socket path has at most 107 bytes on Linux and 103 on macOS, including `/.s.PGSQL.5432` and our folder name. */
const MAX_PARENT_BYTES = 45;

/**
 * Whether only the account and root can reach the socket. PostgreSQL trusts every connection, and the folder of another
 * account could contain the socket of a fake server that collects what we send.
 */
export function isSafeSocketFolder(folder: string, account: Account): boolean {
  return isPrivateFolder(folder, heldBy(account));
}

/**
 * The recorded folder if it is still safe, so that addresses from before a crash stay valid; otherwise a new one.
 * @throws OperatorFault if there is no suitable temporary folder
 */
export function socketFolderFor({ dir, account }: Site, dataDir: string): string {
  const recorded = readPlace(dir).sockets;
  if (
    recorded !== undefined &&
    isSafeSocketFolder(recorded, account) &&
    !isUsedByAnother(recorded, dataDir, account)
  ) {
    // Files of a killed server would prevent the next start if its pid is in use again.
    clear(recorded);
    return recorded;
  }
  const folder = freshFolder(account);
  recordPlace(dir, { sockets: folder });
  return folder;
}

/**
 * Reuses a folder whose address is in use: empties it, or creates it again if it was deleted.
 * @throws OperatorFault if it cannot be restored with the same protection
 */
export function keepSocketFolder(folder: string, account: Account): void {
  if (!fs.existsSync(folder)) remakePrivateFolder(folder, heldBy(account));
  if (!isSafeSocketFolder(folder, account)) {
    throw new OperatorFault(`PostgreSQL's socket folder ${folder} is no longer private and cannot be used.`);
  }
  clear(folder);
}

/** Removes the folder after a clean stop, if it is empty. */
export function removeSocketFolder(folder: string, account: Account): void {
  if (!isSafeSocketFolder(folder, account)) return;
  try {
    fs.rmdirSync(folder);
  } catch {
    // Not empty: it contains a file that is not PostgreSQL's, so keep it.
  }
}

/** In a copied project, the record names the socket folder of the original, which may be running. */
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
    // The path becomes part of a list setting, in which commas and quotes are special.
    (parent) =>
      /^\/[\w./+-]+$/.test(parent) && parent.length <= MAX_PARENT_BYTES && mayEnter(account, parent),
  );
  for (const parent of parents) {
    const folder = makePrivateFolder(parent, heldBy(account));
    if (folder !== undefined) return folder;
  }
  throw new OperatorFault(
    `There is no folder for PostgreSQL's socket. "${account.name}" needs ${os.tmpdir()} or /tmp, owned by root or by you, ` +
      'and either not writable by others or with the sticky bit (chmod 1777 /tmp).',
  );
}
