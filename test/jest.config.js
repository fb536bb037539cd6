const path = require('node:path');

const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      swcrc: false,
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          useDefineForClassFields: true,
          react: { runtime: 'automatic', importSource: 'preact' },
        },
        keepClassNames: true,
      },
    },
  ],
};

const POSTGRES = {
  globalSetup: '<rootDir>/test/kit/global-setup.ts',
  globalTeardown: '<rootDir>/test/kit/global-teardown.ts',
};

/**
 * @param folders where its specs are
 * @param more a global setup runs only when a spec of a project that names it was selected, and only once
 */
const project = (displayName, folders, more = {}) => ({
  displayName,
  rootDir: path.resolve(__dirname, '..'),
  // With the sources, so that --findRelatedTests and --onlyChanged know which spec uses them.
  roots: ['<rootDir>/src', '<rootDir>/config', '<rootDir>/migrations', '<rootDir>/test'],
  testMatch: folders.map((folder) => `<rootDir>/${folder}/**/*.spec.{ts,tsx}`),
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  transform,
  // The application and its packages are loaded once a worker, not once a test file.
  testEnvironment: '<rootDir>/test/kit/jest/shared-environment.js',
  runtime: '<rootDir>/test/kit/jest/shared-runtime.js',
  ...more,
});

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '..',
  projects: [
    project('unit', ['src', 'config', 'test/kit']),
    project('architecture', ['test/architecture'], POSTGRES),
    project('integration', ['test/api', 'test/access'], POSTGRES),
    project('e2e', ['test/web', 'test/proofs'], POSTGRES),
  ],
  reporters: ['default', '<rootDir>/test/kit/slowest-files.js', '<rootDir>/test/kit/closing-line.js'],
  testSequencer: '<rootDir>/test/kit/jest/sequencer.js',
  maxWorkers: 2,
  randomize: true,
  // A worker keeps what it has loaded; one that has grown beyond this is replaced before its next file.
  workerIdleMemoryLimit: '1GB',
  // A safety net against a test that hangs, and no measure of speed: a test that waits for something has a deadline of
  // its own. Jest reads it here only, not in a project.
  testTimeout: 1_800_000,
};
