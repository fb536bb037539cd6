import fs from 'node:fs';
import path from 'node:path';

/**
 * Copies folders and files, not links. Everyone can read the copy and only the owner can write it, whatever the umask
 * was when the package was installed. The folder around the copy controls access.
 */
export function copyTree(from: string, to: string): void {
  fs.mkdirSync(to);
  fs.chmodSync(to, 0o755);
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isFile()) copyFile(source, target);
  }
}

/**
 * Whether the copy contains each file of the installed package with the same size, owned by us and not writable by
 * others. Detects an upgraded package, a copy from which a temp cleaner has deleted files, and tampering.
 */
export function isFaithfulCopy(installed: string, copy: string): boolean {
  return isFaithful(path.join(installed, 'native'), path.join(copy, 'native'));
}

function isFaithful(from: string, to: string): boolean {
  if (!isOurs(to, fs.lstatSync(from))) return false;
  return fs.readdirSync(from, { withFileTypes: true }).every((entry) => {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) return isFaithful(source, target);
    return !entry.isFile() || isOurs(target, fs.lstatSync(source));
  });
}

function isOurs(target: string, source: fs.Stats): boolean {
  const found = fs.lstatSync(target, { throwIfNoEntry: false });
  if (found === undefined || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) return false;
  return source.isDirectory() ? found.isDirectory() : found.isFile() && found.size === source.size;
}

function copyFile(source: string, target: string): void {
  const { mode } = fs.lstatSync(source);
  fs.copyFileSync(source, target, fs.constants.COPYFILE_EXCL);
  fs.chmodSync(target, (mode & 0o100) === 0 ? 0o644 : 0o755);
}
