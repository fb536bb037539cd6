import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const PARTS = ['guard', 'cutoff', 'scale', 'lists', 'payroll', 'fairness'];

const USAGE = `npm run bench -- [${PARTS.join('] [')}] [--full] [--rounds=N] [--seconds=N]
  guard    the guard compared with an open route, a bare server and a peer; statements; start and memory
  cutoff   how many requests of a revoked credential still succeed on two processes
  scale    the guard with a million keys compared with 1,000; --full: ten million, needs about 6 GB and some minutes
  lists    the last page of each list of hours compared with the first, of a million entries; --full: ten million
  payroll  the payroll of 1,000 people for a month: its time, and that its memory does not grow
  fairness latency for another workspace while one credential reads 20 one-year reports of 1,000 people`;

/** Parses what to measure and for how long. @throws with the usage if an argument is unknown */
export function readOptions(args) {
  const named = args.filter((arg) => !arg.startsWith('--'));
  const flags = new Map(args.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2).split('=')));
  const known = ['full', 'rounds', 'seconds'];
  if (named.some((part) => !PARTS.includes(part)) || [...flags.keys()].some((flag) => !known.includes(flag)))
    throw new Error(USAGE);
  return {
    parts: named.length > 0 ? named : PARTS,
    manyKeys: flags.has('full') ? 10_000_000 : 1_000_000,
    manyEntries: flags.has('full') ? 10_000_000 : 1_000_000,
    rounds: Number(flags.get('rounds') ?? 5),
    seconds: Number(flags.get('seconds') ?? 4),
    connections: 64,
  };
}
