import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Halt, pinnedNode, run } from './pinned-node.mjs';
import { underLock } from './prepare-lock.mjs';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...names) => path.join(ROOT, ...names);
const INSTALLED_STAMP = at('node_modules/.keyshift-installed');
const BUILT_STAMP = at('dist/.keyshift-built');
const SOURCES = [
  'src',
  'config',
  'migrations',
  'nest-cli.json',
  'tsconfig.json',
  '.swcrc',
  'package-lock.json',
];

/**
 * Installs the dependencies and builds, each only if needed and in one process at a time.
 * @param withBuild false for tools that only read the sources
 */
export async function prepare(withBuild = true) {
  const needsBuild = () => withBuild && !isBuilt();
  if (isInstalled() && !needsBuild()) return;
  await underLock(at('.data/prepare.lock'), async (alsoHeldBy) => {
    if (!isInstalled()) await install(alsoHeldBy);
    if (needsBuild()) await build(alsoHeldBy);
  });
}

function isInstalled() {
  const [stamped, unpacked, locked] = [
    INSTALLED_STAMP,
    at('node_modules/.package-lock.json'),
    lockFile(),
  ].map(timeOf);
  if (unpacked === undefined) return false;
  if (read(INSTALLED_STAMP) === installationHash()) return true;
  // npm was run by hand or by the CI: it writes this file when it is done.
  const isByHand = unpacked >= locked && (stamped === undefined || unpacked > stamped);
  if (isByHand) stamp(INSTALLED_STAMP, installationHash());
  return isByHand;
}

async function install(onStart) {
  console.log('Installing dependencies (first start only, about a minute)...');
  const verb = fs.existsSync(at('package-lock.json')) ? 'ci' : 'install';
  // With NODE_ENV=production, npm would skip the development dependencies that the build needs.
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, ...before] = npmCommand();
  const options = { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], shell: command === 'npm.cmd' };
  const code = await run(command, [...before, verb, ...flags], options, { onStart });
  assertDone(
    code,
    `"npm ${verb}" exited with code ${code}. Check the network and the message above, then start again.`,
  );
  stamp(INSTALLED_STAMP, installationHash());
}

function npmCommand() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli && path.basename(cli) === 'npm-cli.js') return [node ?? process.execPath, cli];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function isBuilt() {
  return read(BUILT_STAMP) === sourceHash();
}

async function build(onStart) {
  console.log('Building...');
  const hash = sourceHash();
  let output = '';
  const keep = (chunk) => {
    output += chunk;
  };
  const nest = at('node_modules/@nestjs/cli/bin/nest.js');
  const options = { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] };
  const code = await run(pinnedNode(), [nest, 'build'], options, { onStart, onOutput: keep });
  assertDone(
    code,
    `${output.trim()}\n"nest build" exited with code ${code}. Fix the errors above, then start again.`,
  );
  stamp(BUILT_STAMP, hash);
}

function assertDone(code, advice) {
  if (code !== 0) throw new Halt(code > 128 ? 'Interrupted.' : advice, code);
}

function installationHash() {
  return `${process.platform}-${process.arch} ${createHash('sha256').update(fs.readFileSync(lockFile())).digest('hex')}`;
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const name of SOURCES.flatMap(filesOf).sort())
    hash
      .update(`${name}\0`)
      .update(fs.readFileSync(at(name)))
      .update('\0');
  return hash.digest('hex');
}

function filesOf(name) {
  if (!fs.existsSync(at(name))) return [];
  if (!fs.statSync(at(name)).isDirectory()) return [name];
  const inside = fs.readdirSync(at(name)).flatMap((entry) => filesOf(path.posix.join(name, entry)));
  return inside.filter((file) => !/\.spec\.tsx?$/.test(file));
}

function lockFile() {
  return [at('package-lock.json'), at('package.json')].find((file) => fs.existsSync(file));
}

function timeOf(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function stamp(file, text) {
  try {
    fs.writeFileSync(file, text);
  } catch {
    // Another account owns the tree. It still works; the next start checks it again.
  }
}
