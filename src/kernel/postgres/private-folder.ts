import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Account } from './account';

const NAME = /^keyshift-[0-9a-f]{32}$/;

/** Says who may own a folder and what its mode must be. */
export interface Guarding {
  readonly uid: number;
  readonly gid?: number;
  readonly mode: number;
}

/** For what only the account may enter and fill, besides root. */
export function heldBy(account: Account): Guarding {
  return { uid: account.uid, gid: account.gid, mode: 0o700 };
}

/**
 * For what the account must reach but never change: ours, and passable by the account's group alone. So root never
 * runs, moves or deletes something that the account could have swapped beneath it.
 */
export function lentTo(account: Account): Guarding {
  return account.own ? heldBy(account) : { uid: process.getuid?.() ?? 0, gid: account.gid, mode: 0o710 };
}

/** Makes a folder with an unguessable name. @returns undefined when the parent is missing, unsafe or not writable */
export function makePrivateFolder(parent: string, guarding: Guarding): string | undefined {
  const folder = path.join(parent, `keyshift-${randomBytes(16).toString('hex')}`);
  return remakePrivateFolder(folder, guarding) ? folder : undefined;
}

/** Makes a folder that `makePrivateFolder` once named. @returns whether it is there now and private */
export function remakePrivateFolder(folder: string, guarding: Guarding): boolean {
  try {
    if (!isSafeParent(path.dirname(folder))) return false;
    fs.mkdirSync(folder, { mode: 0o700 });
    fs.chmodSync(folder, guarding.mode);
    if (process.getuid?.() === 0) fs.chownSync(folder, guarding.uid, guarding.gid ?? guarding.uid);
  } catch {
    return false;
  }
  return isPrivateFolder(folder, guarding);
}

/** Whether the folder is still what `makePrivateFolder` made: not a link, not another's, not opened to others. */
export function isPrivateFolder(folder: string, guarding: Guarding): boolean {
  return (
    NAME.test(path.basename(folder)) && isSafeParent(path.dirname(folder)) && isGuarded(folder, guarding)
  );
}

/** Whether this is a real folder with exactly this owner and mode. */
export function isGuarded(folder: string, { uid, gid, mode }: Guarding): boolean {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory() || found.uid !== uid || (found.mode & 0o7777) !== mode) return false;
  // The group matters only where the mode gives it something.
  return (mode & 0o070) === 0 || found.gid === gid;
}

/** In a folder that others can write, the sticky bit is what keeps them from renaming our entry away. */
function isSafeParent(parent: string): boolean {
  const found = fs.statSync(parent, { throwIfNoEntry: false });
  if (!found?.isDirectory() || ![0, process.getuid?.()].includes(found.uid)) return false;
  return (found.mode & 0o022) === 0 || (found.mode & 0o1000) !== 0;
}
