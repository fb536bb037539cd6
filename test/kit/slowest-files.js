const path = require('node:path');

const SHOWN = 10;
/** No file takes this long on two idle cores. It is only printed, because a slow machine must not fail a test. */
const LONG_SECONDS = 120;

/** Prints the slowest test files of a run. */
class SlowestFiles {
  onRunComplete(_contexts, { testResults }) {
    if (testResults.length < SHOWN) return;
    const files = testResults
      .map(({ testFilePath, perfStats: { start, end } }) => ({
        file: path.relative(process.cwd(), testFilePath),
        seconds: (end - start) / 1000,
      }))
      .sort((a, b) => b.seconds - a.seconds);
    const lines = files.slice(0, SHOWN).map(lineOf);
    process.stdout.write(`\nThe ten slowest files:\n${lines.join('\n')}\n`);
  }
}

const lineOf = ({ file, seconds }) =>
  `${seconds.toFixed(1).padStart(7)} s  ${file}${seconds > LONG_SECONDS ? `  (over ${LONG_SECONDS} s)` : ''}`;

module.exports = SlowestFiles;
