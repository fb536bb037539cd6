const { writeSync } = require('node:fs');

/** Ends the run with one plain line that any CI can read, after everything else has been printed. */
class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    // A suite that could not even be loaded counts as one failure.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    process.once('exit', () => writeSync(1, `${numPassedTests} passed, ${failed} failed\n`));
  }
}

module.exports = ClosingLine;
