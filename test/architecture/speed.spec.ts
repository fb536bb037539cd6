import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const CODE = /\.(ts|tsx|mjs|js)$/;

/** Patterns that make a test depend on the speed of the machine, and the files where each is justified. */
const HABITS: Readonly<Record<string, { pattern: RegExp; reasons: Readonly<Record<string, string>> }>> = {
  'its own timeout': {
    // The only test timeout is a safety net in the configuration. Waits have the deadline of `waitUntil`.
    pattern: /jest\.setTimeout\(|^\s*\}, [\d_]{5,}\);|^ {2}([A-Z_]+_MS|[\d_]{5,}),\n\);/m,
    reasons: { 'test/proofs/random-faults.spec.ts': 'runs for a configured time' },
  },
  'a stopwatch': {
    pattern: /performance\.now\(|hrtime|console\.time\(|Date\.now\(\) - (since|start|began|before|t0)/,
    reasons: {
      'test/kit/wait-until.ts': 'the deadline of all waits',
      'test/kit/budget.ts': 'shortens a run, but never below its minimum',
      'test/proofs/cut-off.ts': 'compares the start of requests with the time of a response',
      'test/proofs/start.spec.ts': 'prints the duration of a start',
      'src/kernel/work/work-slices.spec.ts': 'keeps the processor busy for a while and counts the yields',
      'test/proofs/random-faults.spec.ts':
        'prints the recovery time of each fault; the goal applies to the long run only',
    },
  },
  'a pause': {
    pattern: /\bsleep\(|setTimeout\(|setInterval\(/,
    reasons: {
      'test/kit/keeper.js': 'the process that holds the test server checks it every two seconds',
      'test/kit/wait-until.ts': 'between two polls',
      'test/api/local-postgres.spec.ts': 'between two polls of a process, without a deadline',
      'test/api/client-documents.spec.ts': 'a host that sends one character at a time',
      'test/kit/wire.ts': 'the same deadline, for a response',
      'test/kit/report-stream.ts': 'between two polls, without a deadline',
      'test/proofs/random-faults.spec.ts': 'between faults, and between polls of the transactions',
      'test/proofs/random-faults.ts': 'the duration of a fault',
      'test/proofs/steady-writer.ts': 'between the writes of a person',
      'test/proofs/conformance/content.ts':
        'in tools that the official suites prescribe; no assertion depends on it',
      'test/api/orphaned-postgres.spec.ts':
        'shows that a server in use does not stop, which takes its whole idle time',
    },
  },
  'a browser timeout of its own': {
    pattern: /\btimeout: (?!START_TIMEOUT_MS|DEADLINE)/,
    reasons: {},
  },
};

const files = ['test', 'src', 'config']
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file).split(path.sep).join('/'),
    ),
  )
  .filter((file) => CODE.test(file) && (file.startsWith('test/') || /\.spec\.tsx?$/.test(file)))
  // Benchmarks measure time, and this file contains the patterns.
  .filter((file) => !file.startsWith('test/bench/') && file !== 'test/architecture/speed.spec.ts');

it.each(Object.entries(HABITS))('no test has %s without a reason', (_, { pattern, reasons }) => {
  const found = files.filter((file) => pattern.test(readFileSync(path.join(ROOT, file), 'utf8')));
  expect(found.sort()).toEqual(Object.keys(reasons).sort());
});

it.each([
  ['its own timeout', 'jest.setTimeout(60_000);'],
  ['its own timeout', '}, 60_000);'],
  ['its own timeout', '  60_000,\n);'],
  ['a stopwatch', 'expect(performance.now() - since).toBeLessThan(500);'],
  ['a stopwatch', 'const took = Date.now() - since;'],
  ['a pause', 'await sleep(500);'],
  ['a pause', 'await new Promise((resolve) => setTimeout(resolve, 100));'],
  ['a browser timeout of its own', 'await page.getByText(text).waitFor({ timeout: 5_000 });'],
])('%s is found in %j', (habit, line) => {
  expect(HABITS[habit]?.pattern.test(line)).toBe(true);
});
