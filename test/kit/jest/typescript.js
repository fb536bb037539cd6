/** Lets Node load the project's TypeScript outside of Jest, with the same compiler options. */
const Module = require('node:module');
const { transformFileSync } = require('@swc/core');
const { projects } = require('../../jest.config.js');

const [[, options]] = Object.values(projects[0].transform);

for (const extension of ['.ts', '.tsx']) {
  Module._extensions[extension] = (module, file) =>
    module._compile(transformFileSync(file, options).code, file);
}
