const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const ROOT = path.resolve(__dirname, '../../..');
const SOURCE_FOLDERS = ['src', 'config', 'migrations'].map((folder) => path.join(ROOT, folder) + path.sep);
const PACKAGES = `${path.sep}node_modules${path.sep}`;
/** Packages whose state belongs to one test file. */
const JEST_PACKAGES = /^(?:@jest\/|expect$|jest-)/;
const AS_COMMONJS = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};

const isSource = (file) =>
  SOURCE_FOLDERS.some((folder) => file.startsWith(folder)) && !/\.spec\.tsx?$/.test(file);

/** The application's modules that this worker has loaded, with the time of their last change and their source map. */
const loaded = new Map();
let transformer;

for (const extension of ['.ts', '.tsx']) {
  Module._extensions[extension] = (module, file) => {
    const { code, sourceMapPath } = transformer.transform(file, AS_COMMONJS);
    loaded.set(file, { changedAt: fs.statSync(file).mtimeMs, sourceMapPath });
    module._compile(code, file);
  };
}

/** In watch mode a worker outlives changes of the sources. After one, the whole application is loaded again. */
function unloadChangedSources() {
  const isChanged = ([file, { changedAt }]) =>
    fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs !== changedAt;
  if (![...loaded].some(isChanged)) return;
  for (const file of loaded.keys()) delete require.cache[file];
  loaded.clear();
}

/**
 * Jest loads every module again for every test file, which takes longer than most of the tests. With this runtime only
 * the modules of `test/` are loaded per file. Node loads the application and the packages, once per worker, so
 * `jest.mock` cannot replace them. Reasons and figures: docs/decisions/0042.
 */
class SharedRuntime extends Runtime {
  constructor(config, environment, resolver, scriptTransformer, ...rest) {
    super(config, environment, resolver, scriptTransformer, ...rest);
    transformer = scriptTransformer;
    unloadChangedSources();
    const { executor } = this;
    executor.compile = (source, filename) =>
      vm.compileFunction(source, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
  }

  requireModuleOrMock(from, name) {
    if (Module.isBuiltin(name)) return require(name);
    if (JEST_PACKAGES.test(name)) return super.requireModuleOrMock(from, name);
    const load = Module.createRequire(from);
    const file = load.resolve(name);
    if (file.includes(PACKAGES) || isSource(file)) return load(file);
    return super.requireModuleOrMock(from, name);
  }

  getSourceMaps() {
    const shared = [...loaded].map(([file, { sourceMapPath }]) => [file, sourceMapPath]);
    return new Map([...shared.filter(([, map]) => map), ...super.getSourceMaps()]);
  }

  /** Jest would change the `process` object of its sandbox here. Without a sandbox it is the worker's own. */
  installGetBuiltinModule() {}
}

module.exports = { __esModule: true, default: SharedRuntime };
