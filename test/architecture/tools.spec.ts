import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const BIOME = path.join(path.dirname(require.resolve('@biomejs/biome/package.json')), 'bin/biome');
const CRUISE = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** Runs a tool of the project with this Node. @returns its output if it failed, else '' */
function faultsOf(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0 ? '' : printed.slice(-8_000)));
  });
}

it('the types check', async () => {
  expect(await faultsOf('node_modules/ts7/bin/tsc', '--noEmit', '-p', 'tsconfig.json')).toBe('');
});

it('the code is formatted and linted', async () => {
  expect(await faultsOf(BIOME, 'ci', '--max-diagnostics=20', '--colors=off', '.')).toBe('');
});

it('imports follow the dependency rules', async () => {
  expect(await faultsOf(CRUISE, '--config', '.dependency-cruiser.cjs', 'src', 'config', 'migrations')).toBe(
    '',
  );
});
