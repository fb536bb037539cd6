const path = require('node:path');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

const PINO_LOGGER = path.resolve(__dirname, '../../../node_modules/nestjs-pino/dist/cjs/PinoLogger.js');

/** Globals that Jest defines for one test file. They are removed, because each file defines its own. */
const JEST_GLOBALS = [
  ...['expect', 'it', 'test', 'describe', 'fit', 'xit', 'xtest', 'fdescribe', 'xdescribe'],
  ...['beforeAll', 'beforeEach', 'afterAll', 'afterEach'],
  ...['TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES', 'RETRY_IMMEDIATELY', 'WAIT_BEFORE_RETRY'].map(Symbol.for),
  ...['EVENT_HANDLERS', 'LOG_ERRORS_BEFORE_RETRY', 'RETRY_TIMES_SETTER'].map(Symbol.for),
];

/**
 * A Jest environment without a sandbox: test files run in the worker's own realm, so that all of them can share the
 * modules of the application (see shared-runtime.js). Changes of a file to the process are restored when it ends.
 */
class SharedEnvironment {
  constructor({ projectConfig }) {
    // nestjs-pino keeps the logger of the first application in a process and would send all later logs there.
    require.cache[PINO_LOGGER]?.exports.__resetOutOfContextForTests();
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.before = {
      console: globalThis.console,
      exit: process.exit,
      env: { ...process.env },
      cwd: process.cwd(),
      fetch: globalThis.fetch,
    };
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.restoreProcess();
    removeJestGlobals();
  }

  restoreProcess() {
    const { console, exit, env, cwd, fetch } = this.before;
    Object.assign(globalThis, { console, fetch });
    process.exit = exit;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    if (process.cwd() !== cwd) process.chdir(cwd);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Jest calls this to check that the environment is still active. Nothing is compiled in it. */
  getVmContext() {
    return globalThis;
  }
}

function removeJestGlobals() {
  const states = Object.getOwnPropertySymbols(globalThis).filter(
    ({ description }) => description === 'JEST_STATE_SYMBOL',
  );
  for (const name of [...JEST_GLOBALS, ...states]) delete globalThis[name];
  // This property cannot be deleted, and `expect` of the next file uses its value.
  const matchers = globalThis[Symbol.for('$$jest-matchers-object')];
  if (!matchers) return;
  matchers.customEqualityTesters.length = 0;
  matchers.state = {
    assertionCalls: 0,
    expectedAssertionsNumber: null,
    isExpectingAssertions: false,
    numPassingAsserts: 0,
    suppressedErrors: [],
  };
}

module.exports = SharedEnvironment;
