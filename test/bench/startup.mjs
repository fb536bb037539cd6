import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './load.mjs';
import { ROOT } from './options.mjs';
import { familyOf, memoryOf } from './process-facts.mjs';
import { freePort, untilReady } from './servers.mjs';

const STARTS = 3;
const IDLE_MS = 5_000;
const STOPPED_WITHIN_MS = 30_000;

/** The time of `npm start` with existing data until the first 200, and the memory of the idle service. */
export async function measureStart(dir) {
  const dataDir = path.join(dir, 'start-data');
  await startOnce(dir, dataDir);
  const starts = [];
  for (let at = 0; at < STARTS; at += 1) starts.push(await startOnce(dir, dataDir, at === STARTS - 1));
  const memory = starts.at(-1).memory;
  return {
    seconds: median(starts.map(({ seconds }) => seconds)),
    all: starts.map(({ seconds }) => seconds),
    memory,
  };
}

async function startOnce(dir, dataDir, isLast = false) {
  const port = await freePort();
  const log = fs.openSync(path.join(dir, 'start.log'), 'a');
  const env = { ...process.env, PORT: port, DATA_DIR: dataDir };
  const began = performance.now();
  const [command, ...args] = npmStart();
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', log, log], detached: true });
  fs.closeSync(log);
  try {
    await untilReady(`http://127.0.0.1:${port}/health/ready`, () => child.exitCode, 5);
    const seconds = (performance.now() - began) / 1000;
    if (isLast) await sleep(IDLE_MS);
    return { seconds, memory: isLast ? memoryOfService(child.pid) : undefined };
  } finally {
    await interrupt(child);
  }
}

/** Includes npm, because its time is part of the start that a person waits for. */
function npmStart() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  return cli?.endsWith('npm-cli.js') ? [node ?? process.execPath, cli, 'start'] : ['npm', 'start'];
}

function memoryOfService(pid) {
  const service = familyOf(pid).findLast(({ line }) => line.includes('dist/src/main.js'));
  return service && memoryOf(service.pid);
}

/**
 * Interrupts the whole process group like Ctrl+C in a terminal, because npm does not forward signals to the child of
 * its shell. The next start must not find the database still running.
 */
async function interrupt(child) {
  const ended = once(child, 'exit');
  if (child.exitCode === null && child.signalCode === null) {
    process.kill(-child.pid, 'SIGINT');
    const force = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), STOPPED_WITHIN_MS);
    await ended;
    clearTimeout(force);
  }
  await untilGone(child.pid);
}

/** Waits until the process group has exited. @throws after half a minute */
async function untilGone(group) {
  const until = Date.now() + STOPPED_WITHIN_MS;
  while (Date.now() < until) {
    try {
      process.kill(-group, 0);
    } catch {
      return;
    }
    await sleep(50);
  }
  throw new Error(`processes of the group ${group} are still running`);
}
