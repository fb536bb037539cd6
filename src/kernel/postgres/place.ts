import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { madeByAnother } from './site';

/** What `place.json` remembers: folders that lie outside the cluster's own one. */
export interface Place {
  /** Holds the copy of the programs, when the installed ones are out of the account's reach. */
  readonly binaries?: string;
  /** Holds the data, when the cluster's folder is out of the account's reach. */
  readonly data?: string;
  /** Holds the socket. */
  readonly sockets?: string;
}

/**
 * Reads what earlier starts recorded.
 * @throws when another account could have written it, since it names what is executed
 */
export function readPlace(dir: string): Place {
  const file = path.join(dir, 'place.json');
  const found = fs.lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return {};
  if (found.uid !== process.getuid?.()) throw madeByAnother(dir, found.uid);
  if (!found.isFile() || (found.mode & 0o022) !== 0) {
    throw new OperatorFault(
      `${file} names folders to run programs from, and others than you can write it. ` +
        'Check what it says, then restore its mode: chmod 600.',
    );
  }
  return parsed(file);
}

/** Adds to what is recorded, in one step: a crash leaves the old file or the new one. */
export function recordPlace(dir: string, notifications: Place): void {
  const file = path.join(dir, 'place.json');
  const next = `${file}.new`;
  const text = `${JSON.stringify({ ...readPlace(dir), ...notifications }, null, 2)}\n`;
  fs.rmSync(next, { force: true });
  fs.writeFileSync(next, text, { flag: 'wx', mode: 0o600 });
  fs.renameSync(next, file);
}

function parsed(file: string): Place {
  try {
    const { binaries, data, sockets } = JSON.parse(fs.readFileSync(file, 'utf8')) as Place;
    return { ...pick({ binaries }), ...pick({ data }), ...pick({ sockets }) };
  } catch (cause) {
    throw new OperatorFault(`${file} cannot be read as JSON. Restore it: it may say where the data are.`, {
      cause,
    });
  }
}

function pick(field: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(field).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
