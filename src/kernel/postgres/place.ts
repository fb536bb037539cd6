import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../process/operator-fault';
import { madeByAnother } from './site';

/** The content of `place.json`: folders outside the cluster's folder. */
export interface Place {
  /** The copy of the programs, if the account cannot run the installed ones. */
  readonly binaries?: string;
  /** The data, if an earlier build stored them outside the cluster's folder. */
  readonly data?: string;
  /** The folder of the socket. */
  readonly sockets?: string;
}

/**
 * Reads the record of earlier starts.
 * @throws if another account could have written the file, because it names programs to execute
 */
export function readPlace(dir: string): Place {
  const file = path.join(dir, 'place.json');
  const found = fs.lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return {};
  if (found.uid !== process.getuid?.()) throw madeByAnother(dir, found.uid);
  if (!found.isFile() || (found.mode & 0o022) !== 0) {
    throw new OperatorFault(
      `${file} names folders from which programs are run, but other accounts can write it. ` +
        'Check its content, then restore its mode (chmod 600).',
    );
  }
  return parsed(file);
}

/** Adds to the record atomically: a crash leaves the old file or the new one. */
export function recordPlace(dir: string, changes: Place): void {
  const file = path.join(dir, 'place.json');
  const next = `${file}.new`;
  const text = `${JSON.stringify({ ...readPlace(dir), ...changes }, null, 2)}\n`;
  fs.rmSync(next, { force: true });
  fs.writeFileSync(next, text, { flag: 'wx', mode: 0o600 });
  fs.renameSync(next, file);
}

function parsed(file: string): Place {
  try {
    const { binaries, data, sockets } = JSON.parse(fs.readFileSync(file, 'utf8')) as Place;
    return { ...pick({ binaries }), ...pick({ data }), ...pick({ sockets }) };
  } catch (cause) {
    throw new OperatorFault(
      `${file} is not valid JSON. Restore it, because it may contain the path of the data.`,
      {
        cause,
      },
    );
  }
}

function pick(field: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(field).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
