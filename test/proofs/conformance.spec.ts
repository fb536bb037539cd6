import path from 'node:path';
import { startApp, type TestApp } from '../kit/app';
import { letIn, listening } from '../kit/assistant';
import { endStreams, NamesModule, PATH } from './conformance/names.module';
import { runSuite, type SuiteRun, tableOf } from './conformance/suite';
import { TokenProxy } from './conformance/token-proxy';

// `npm run conformance` runs this file and the one in test/web: the official suites against the product's guard and
// endpoint, with test tools mounted under the names that the suites call.

const EXPECTED = ['--expected-failures', path.join(__dirname, 'conformance/expected-failures.yml')];
const WITHOUT_SESSIONS = [
  'tools-call-sampling',
  'tools-call-elicitation',
  'elicitation-sep1034-defaults',
  'elicitation-sep1330-enums',
];

let t: TestApp;
let proxy: TokenProxy;
const runs: SuiteRun[] = [];

beforeAll(async () => {
  t = await startApp({}, [NamesModule]);
  const { workspace, owner } = await t.given.workspace();
  const { token } = await letIn(t, workspace.id, owner.id);
  proxy = await TokenProxy.open(await listening(t.app), token);
});
afterAll(async () => {
  process.stdout.write(`\n${tableOf(runs)}\n`);
  await endStreams();
  await proxy.close();
  await t.close();
});

/** Runs a set of tests with the suite's own program. */
async function ran(suite: SuiteRun['suite'], set: string, ...args: string[]): Promise<SuiteRun> {
  const run = await runSuite({ suite, set, args: ['server', '--url', `${proxy.url}/${PATH}`, ...args] });
  runs.push(run);
  return run;
}

/** Checks the counts and the exit code of the suite. On failure its output is shown. */
function expectScore(run: SuiteRun, passed: number, failed: readonly string[]): void {
  expect([run.passed.length, run.failed, run.exitCode === 0 ? '' : run.printed.slice(-3_000)]).toEqual([
    passed,
    failed,
    '',
  ]);
}

it('a 2025 client passes everything possible without server sessions', async () => {
  expectScore(await ran('0.1.16', 'active', ...EXPECTED), 26, WITHOUT_SESSIONS);
});

it('a 2025 client passes the pending set of the suite', async () => {
  expectScore(await ran('0.1.16', 'pending', '--suite', 'pending'), 2, []);
});

it('a 2026 client passes everything that its revision requires', async () => {
  expectScore(await ran('0.2.0-alpha.12', '2026-07-28 requirements', '--requirements', '2026-07-28'), 37, []);
});
