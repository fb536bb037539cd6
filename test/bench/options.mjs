import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const PARTS = ['guard', 'cutoff', 'scale', 'lists', 'payroll', 'fairness'];

const USAGE = `npm run bench -- [${PARTS.join('] [')}] [--full] [--rounds=N] [--seconds=N]
  door    the door against an open route, a bare server, a peer; statements; start and memory
  cutoff  how many requests a removed credential still gets through on two processes
  scale   the door with many keys against 1,000; --full takes ten million, which needs about 6 GB and some minutes
  lists   the last page of each list of hours against its first, among a million entries; --full takes ten million
  payroll the payroll of 1,000 people over a month: how long it takes, and that its memory does not grow
  fairness what another workspace notices while one credential runs 20 reports of a year of 1,000 people`;

/** What to measure and for how long. @throws with the usage when an argument is not known */
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
