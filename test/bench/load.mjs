import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ROOT } from './options.mjs';
import { cpuOf } from './process-facts.mjs';

/** A target of the load: a server and a path, tokens if it needs some, and the expected status. */
export const target = (name, server, urlPath, tokens, status = 200) => ({
  name,
  server,
  path: urlPath,
  tokens,
  status,
});

export function openLoad() {
  const child = fork(path.join(ROOT, 'test/bench/load-process.mjs'));
  return { fire: (one, options) => fire(child, one, options), close: () => child.disconnect() };
}

/**
 * Loads the targets in turn, round by round, so that a slow phase of the machine affects all of them.
 * @returns the rounds and their medians, by target name
 */
export async function inTurn(load, targets, { rounds, seconds, connections }) {
  for (const one of targets) await load.fire(one, { seconds, connections });
  const results = targets.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [at, one] of targets.entries())
      results[at].push(await load.fire(one, { seconds, connections }));
  return Object.fromEntries(targets.map(({ name }, at) => [name, summaryOf(results[at])]));
}

/** The median of the throughput ratio of two targets, round by round. */
export const ratioOf = (a, b) =>
  median(a.rounds.map((round, at) => round.perSecond / b.rounds[at].perSecond));

export function median(values) {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

async function fire(child, { name, server, path: urlPath, tokens, status }, options) {
  const before = cpuOf(server.pid);
  child.send({ url: server.url, path: urlPath, tokens, ...options });
  const [{ result, error }] = await once(child, 'message');
  if (error) throw new Error(`${name}: ${error}`);
  const used = cpuOf(server.pid) - before;
  const wrong = result.answers - (result.statuses[status] ?? 0) + result.errors;
  return { ...result, wrong, cpuUs: used / result.answers };
}

function summaryOf(rounds) {
  const middle = (field) => median(rounds.map((round) => round[field]));
  return {
    perSecond: middle('perSecond'),
    cpuUs: middle('cpuUs'),
    p50: middle('p50'),
    p99: middle('p99'),
    wrong: rounds.reduce((sum, { wrong }) => sum + wrong, 0),
    rounds,
  };
}
