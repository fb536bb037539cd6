const { default: DefaultSequencer } = require('@jest/test-sequencer');

/** Lint, types and dependency rules run first, so that their faults show within a minute. */
const FIRST = /\/tools\.spec\.ts$/;
/** Then the projects with the slowest files, so that short files fill both workers at the end. */
const PROJECTS = ['e2e', 'integration', 'architecture', 'unit'];

class Sequencer extends DefaultSequencer {
  sort(tests) {
    const rank = ({ path, context }) =>
      FIRST.test(path) ? -1 : PROJECTS.indexOf(context.config.displayName.name);
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}

module.exports = Sequencer;
