import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { testFolder } from '../../kit/folder';

const ROOT = path.resolve(__dirname, '../../..');
/** The released official suite, and the next version, the only one with revision 2026-07-28 of the protocol. */
const PROGRAMS = {
  '0.1.16': 'node_modules/@modelcontextprotocol/conformance/dist/index.js',
  '0.2.0-alpha.12': 'node_modules/conformance-next/dist/index.js',
} as const;

export interface SuiteRun {
  readonly suite: keyof typeof PROGRAMS;
  readonly set: string;
  /** The scored scenarios, in the order of the suite. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** The program's exit code. It also fails when an expected failure starts to pass. */
  readonly exitCode: number;
  readonly printed: string;
}

export interface SuiteInput {
  readonly suite: SuiteRun['suite'];
  /** Its name in the table. */
  readonly set: string;
  /** Arguments that select the set and the target. */
  readonly args: readonly string[];
  /** Called with the whole output after each new output; `stop` ends the program. */
  readonly watch?: (printed: string, stop: () => void) => void;
}

export async function runSuite(input: SuiteInput): Promise<SuiteRun> {
  // Both programs write a folder of results to their working directory.
  const folder = testFolder('conformance');
  try {
    const { exitCode, printed } = await run(input, folder);
    return { suite: input.suite, set: input.set, ...scoresOf(printed), exitCode, printed };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function run(
  { suite, args, watch }: SuiteInput,
  cwd: string,
): Promise<Pick<SuiteRun, 'exitCode' | 'printed'>> {
  return new Promise((resolve, reject) => {
    const program = path.join(ROOT, PROGRAMS[suite]);
    const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += chunk;
        watch?.(printed, () => child.kill());
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? 1, printed }));
  });
}

const SCORE = /^([✓✗]) ([\w-]+): \d+ passed, \d+ failed$/gm;
const UNSCORED = /^ {2}[✓✗] ([\w-]+) \(/gm;

function scoresOf(printed: string): Pick<SuiteRun, 'passed' | 'failed'> {
  const [summary = '', unscored = ''] =
    printed.split('=== SUMMARY ===').at(-1)?.split('Not scored for') ?? [];
  const left = new Set([...unscored.matchAll(UNSCORED)].map(([, name]) => name));
  const scored = [...summary.matchAll(SCORE)].filter(([, , name]) => !left.has(name));
  const named = (mark: string) => scored.filter(([, one]) => one === mark).map(([, , name = '']) => name);
  return { passed: named('✓'), failed: named('✗') };
}

/** The results as a text table. */
export function tableOf(runs: readonly SuiteRun[]): string {
  const rows = runs.map(({ suite, set, passed, failed }) => {
    const all = passed.length + failed.length;
    return `| ${suite} | ${set} | ${passed.length} of ${all} | ${failed.join(', ') || 'none'} |`;
  });
  return ['| suite | set | passed | failed |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
