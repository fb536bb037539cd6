import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Account } from './account';

const NAME = /^keyshift-[0-9a-f]{32}$/;

/** The required owner and mode of a folder. */
export interface Guarding {
  readonly uid: number;
  readonly gid?: number;
  readonly mode: number;
}

/** For folders that only the account and root can enter and write. */
export function heldBy(account: Account): Guarding {
  return { uid: account.uid, gid: account.gid, mode: 0o700 };
}

/**
 * For folders that the account must enter but never change: owned by us, and accessible to the account's group only. So
 * root never runs, moves or deletes anything that the account could have replaced.
 */
export function lentTo(account: Account): Guarding {
  return account.own ? heldBy(account) : { uid: process.getuid?.() ?? 0, gid: account.gid, mode: 0o710 };
}

/** Creates a folder with an unguessable name. @returns undefined if the parent is missing, unsafe or not writable */
export function makePrivateFolder(parent: string, guarding: Guarding): string | undefined {
  const folder = path.join(parent, `keyshift-${randomBytes(16).toString('hex')}`);
  return remakePrivateFolder(folder, guarding) ? folder : undefined;
}

/** Creates a folder again that `makePrivateFolder` once named. @returns whether it now exists and is private */
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

/** Whether the folder is as `makePrivateFolder` created it: not a link, same owner, same mode. */
export function isPrivateFolder(folder: string, guarding: Guarding): boolean {
  return (
    NAME.test(path.basename(folder)) && isSafeParent(path.dirname(folder)) && isGuarded(folder, guarding)
  );
}

/** Whether this is a real folder with exactly this owner and mode. */
export function isGuarded(folder: string, { uid, gid, mode }: Guarding): boolean {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory() || found.uid !== uid || (found.mode & 0o7777) !== mode) return false;
  // The group matters only if it has permissions.
  return (mode & 0o070) === 0 || found.gid === gid;
}

/** In a folder that others can write, only the sticky bit prevents them from renaming our entry. */
function isSafeParent(parent: string): boolean {
  const found = fs.statSync(parent, { throwIfNoEntry: false });
  if (!found?.isDirectory() || ![0, process.getuid?.()].includes(found.uid)) return false;
  return (found.mode & 0o022) === 0 || (found.mode & 0o1000) !== 0;
}
