import fs from 'node:fs';
import path from 'node:path';

const MAX_BYTES = 10 * 1024 * 1024;
const TAIL_CHARACTERS = 2_000;

/** The log of one run of the server. It is appended to those of earlier runs. */
export interface ServerLog {
  readonly fd: number;
  /** The last 2,000 characters of this run. */
  tail(): string;
  close(): void;
}

/** Opens `postgres.log` for a new run. A log above 10 MB is renamed to `postgres.log.1`. */
export function openServerLog(dir: string): ServerLog {
  const file = path.join(dir, 'postgres.log');
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_BYTES) fs.renameSync(file, `${file}.1`);
  const from = size > MAX_BYTES ? 0 : size;
  const fd = fs.openSync(file, 'a', 0o600);
  return {
    fd,
    tail: () => fs.readFileSync(file).subarray(from).toString('utf8').slice(-TAIL_CHARACTERS).trim(),
    close: () => fs.closeSync(fd),
  };
}
