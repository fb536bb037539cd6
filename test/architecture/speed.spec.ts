import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const CODE = /\.(ts|tsx|mjs|js)$/;

/** Ways in which the verdict of a test comes to depend on the speed of a machine, and where each is right. */
const HABITS: Readonly<Record<string, { pattern: RegExp; reasons: Readonly<Record<string, string>> }>> = {
  'a limit of its own': {
    // The one limit of all tests is a safety net in the configuration; a wait has the deadline of `waitUntil`.
    pattern: /jest\.setTimeout\(|^\s*\}, [\d_]{5,}\);|^ {2}([A-Z_]+_MS|[\d_]{5,}),\n\);/m,
    reasons: { 'test/proofs/random-faults.spec.ts': 'goes on for as long as its setting says' },
  },
  'a stopwatch': {
    pattern: /performance\.now\(|hrtime|console\.time\(|Date\.now\(\) - (since|start|began|before|t0)/,
    reasons: {
      'test/kit/wait-until.ts': 'the one deadline of all waits',
      'test/kit/budget.ts': 'shortens a walk, and never below its minimum',
      'test/proofs/cut-off.ts': 'which request began after which answer is what is counted',
      'test/proofs/start.spec.ts': 'prints how long a start takes',
      'src/kernel/work/work-slices.spec.ts': 'keeps the processor busy for a while; what yields is counted',
      'test/proofs/random-faults.spec.ts':
        'prints how soon each fault heals; the goal counts in the long form only',
    },
  },
  'a pause': {
    pattern: /\bsleep\(|setTimeout\(|setInterval\(/,
    reasons: {
      'test/kit/wait-until.ts': 'between two looks',
      'test/api/local-postgres.spec.ts': 'between two looks at a process, without a deadline',
      'test/api/client-documents.spec.ts': 'a host that sends letter by letter',
      'test/kit/wire.ts': 'the same deadline, for an answer',
      'test/kit/report-stream.ts': 'between two looks, without a deadline',
      'test/proofs/random-faults.spec.ts': 'between faults, and between looks at the transactions',
      'test/proofs/random-faults.ts': 'how long a fault lasts',
      'test/proofs/steady-writer.ts': 'between the writes of a person',
      'test/proofs/conformance/content.ts': 'within tools of the official suites; nothing is claimed of it',
      'test/api/orphaned-postgres.spec.ts':
        'that a server in use does not end shows only after its time is over',
    },
  },
  'a browser with a limit of its own': {
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
  // Benchmarks measure; this file holds the patterns.
  .filter((file) => !file.startsWith('test/bench/') && file !== 'test/architecture/speed.spec.ts');

it.each(Object.entries(HABITS))('no test has %s, but where a reason is given', (_, { pattern, reasons }) => {
  const found = files.filter((file) => pattern.test(readFileSync(path.join(ROOT, file), 'utf8')));
  expect(found.sort()).toEqual(Object.keys(reasons).sort());
});

it.each([
  ['a limit of its own', 'jest.setTimeout(60_000);'],
  ['a limit of its own', '}, 60_000);'],
  ['a limit of its own', '  60_000,\n);'],
  ['a stopwatch', 'expect(performance.now() - since).toBeLessThan(500);'],
  ['a stopwatch', 'const took = Date.now() - since;'],
  ['a pause', 'await sleep(500);'],
  ['a pause', 'await new Promise((resolve) => setTimeout(resolve, 100));'],
  ['a browser with a limit of its own', 'await page.getByText(text).waitFor({ timeout: 5_000 });'],
])('%s is found in %j', (habit, line) => {
  expect(HABITS[habit]?.pattern.test(line)).toBe(true);
});
