import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addressOf } from './built.mjs';
import { ask } from './database.mjs';
import { ROOT } from './options.mjs';
import { freePort, startServer } from './servers.mjs';

/** One release of the peer with compatible packages. Fastify and pg have the versions of this project. */
const PACKAGES = {
  'better-auth': '1.7.5',
  '@better-auth/api-key': '1.7.5',
  '@better-auth/core': '1.7.5',
  '@better-auth/utils': '0.4.2',
  'better-call': '1.4.0',
  fastify: '5.12.8',
  pg: '8.23.0',
};
const FOLDER = path.join(os.tmpdir(), 'keyshift-bench-peer');

/** Starts the peer with its own database on the same server. @returns it, or why it is not available */
export async function startPeer(dir, database, { count, inUse }) {
  const fault = install();
  if (fault) return { absent: fault };
  await ask(database.url, 'create database peer');
  const keysFile = path.join(dir, 'peer-keys.json');
  const port = await freePort();
  const env = {
    NODE_ENV: 'production',
    PORT: port,
    PEER_DATABASE: JSON.stringify(addressOf(database.other('peer'))),
    PEER_KEYS: keysFile,
    PEER_COUNT: count,
    PEER_IN_USE: inUse,
  };
  const server = await startServer({
    name: 'peer',
    args: ['peer-server.mjs'],
    env,
    port,
    dir,
    cwd: FOLDER,
    path: '/health',
  });
  const version = `better-auth ${PACKAGES['better-auth']}`;
  return { server, version, tokens: JSON.parse(fs.readFileSync(keysFile, 'utf8')) };
}

/** Installs the peer once, outside the project. @returns the error message, or undefined */
function install() {
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: PACKAGES });
  const file = path.join(FOLDER, 'package.json');
  const isThere = fs.existsSync(path.join(FOLDER, 'node_modules/better-auth'));
  if (!isThere || fs.readFileSync(file, 'utf8') !== manifest) {
    fs.mkdirSync(FOLDER, { recursive: true });
    fs.writeFileSync(file, manifest);
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status, stderr, error } = spawnSync('npm', args, {
      cwd: FOLDER,
      encoding: 'utf8',
      timeout: 180_000,
    });
    if (status !== 0)
      return `npm could not install it: ${(stderr || error?.message || '').trim().split('\n')[0]}`;
  }
  fs.copyFileSync(path.join(ROOT, 'test/bench/peer-server.mjs'), path.join(FOLDER, 'peer-server.mjs'));
  return undefined;
}
