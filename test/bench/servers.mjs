import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './options.mjs';
import { SECRET } from './seed.mjs';

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 30_000;

/** The Node flags of `npm start`. Every server gets them, so that none has an advantage. */
const NODE_FLAGS = ['--max-semi-space-size=32', '--no-allocation-site-pretenuring'];

/** Starts the built service as in production, in its own process, with its info log in a file. */
export async function startService(dir, databaseUrl, { nodeArgs = [], name = 'service' } = {}) {
  const port = await freePort();
  const env = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    PORT: port,
    ORIGIN: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    SECRET,
    RATE_LIMIT_PER_MINUTE: 0,
    SMTP_URL: 'smtp://127.0.0.1:9',
  };
  const args = [...nodeArgs, path.join(ROOT, 'dist/src/main.js')];
  return startServer({ name, args, env, port, dir, path: '/health/ready' });
}

/** Starts a bare Fastify with one open route: the upper limit of this machine. */
export async function startBare(dir) {
  const port = await freePort();
  const args = [path.join(ROOT, 'test/bench/bare-server.mjs')];
  return startServer({
    name: 'bare',
    args,
    env: { PORT: port, NODE_ENV: 'production' },
    port,
    dir,
    path: '/',
  });
}

/** @returns the running server once `path` returns 200. @throws with the end of its log if it does not */
export async function startServer({ name, args, env, port, dir, cwd = dir, path: readyPath }) {
  const logFile = path.join(dir, `${name}.log`);
  const log = fs.openSync(logFile, 'a');
  const child = spawn(process.execPath, [...NODE_FLAGS, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...mapValues(env, String) },
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(`${url}${readyPath}`, () => child.exitCode ?? child.signalCode);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${name}: ${error.message}\n${fs.readFileSync(logFile, 'utf8').slice(-2000)}`);
  }
  return { name, url, pid: child.pid, stop: () => stop(child) };
}

/** Polls until the response is 200. @throws if the process exits or a minute has passed */
export async function untilReady(url, ended, everyMs = 20) {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if ((ended() ?? null) !== null) throw new Error(`exited with ${ended()} before it was ready`);
    const isReady = await fetch(url).then(
      (reply) => reply.text().then(() => reply.ok),
      () => false,
    );
    if (isReady) return;
    await sleep(everyMs);
  }
  throw new Error('was not ready within a minute');
}

export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Stops a child and waits for its exit. After half a minute it is killed. */
export async function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(force);
}

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
