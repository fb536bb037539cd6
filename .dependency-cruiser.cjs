/** Dependency rules. Every rule has a name that reads as its own error message. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const path = (p, pathNot) => ({ path: p, ...(pathNot ? { pathNot } : {}) });
const FRAMEWORKS = 'node_modules/(@nestjs|@mikro-orm|fastify|@fastify|express)/';

module.exports = {
  forbidden: [
    forbid('no-cycles', 'two files that need each other are one file, or hide a third', {}, { circular: true }),
    forbid(
      'config-knows-nobody',
      'config reads the environment; only the ORM file names the list of entities and how connections are made',
      path('^config/'),
      path('^src/', '^src/(entities\\.ts$|kernel/database/)'),
    ),
    forbid('kernel-knows-nobody', 'kernel has no product words', path('^src/kernel/'), path('^(config/|src/(access|modules|mcp|console)/|src/[^/]+$)')),
    forbid('access-knows-only-kernel', 'credentials plug into access, never the other way', path('^src/access/'), path('^(config/|src/(modules|mcp|console)/|src/[^/]+$)')),
    forbid(
      'import-other-modules-by-their-index',
      'another module is imported by its index.ts',
      path('^src/modules/([^/]+)/'),
      path('^src/modules/([^/]+)/', ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$', '^src/modules/[^/]+/[^/]+/index\\.ts$']),
    ),
    forbid(
      'import-sibling-modules-by-their-index',
      'modules under one parent folder import each other by index.ts too; pages and emails belong to their module',
      path('^src/modules/([^/]+)/([^/]+)/'),
      path('^src/modules/$1/([^/]+)/', ['^src/modules/$1/($2|pages|emails)/', '^src/modules/[^/]+/[^/]+/index\\.ts$']),
    ),
    forbid('mcp-knows-no-module', 'tools are found at boot; they live in their modules', path('^src/mcp/'), path('^src/(modules|console)/')),
    forbid('modules-declare-tools', 'a module imports only what declares a tool', path('^src/modules/'), path('^src/mcp/', '^src/mcp/index\\.ts$')),
    forbid('console-knows-no-module', 'pages live in their modules and import the parts of the console', path('^src/console/'), path('^src/(modules|mcp)/')),
    forbid(
      'app-is-imported-by-no-one',
      'dependencies point from the app to the modules',
      path('^src/(kernel|access|modules|mcp|console)/'),
      path('^src/(app|main|migrate|openapi|keys-rotate)'),
    ),
    forbid(
      'rules-are-pure',
      'plain values in, plain values out: no framework, database, clock or file',
      path('\\.rules\\.ts$'),
      path(['\\.(service|controller|repository|entity|module)\\.tsx?$', FRAMEWORKS, '^(fs|crypto|http|https|net|os|child_process|timers)(/|$)', '^node:']),
    ),
    forbid(
      'contracts-are-plain',
      'a contract is schemas and types',
      path('\\.contract\\.ts$'),
      path(['\\.(service|controller|repository|entity|module)\\.tsx?$', FRAMEWORKS]),
    ),
    forbid('controllers-have-no-database', 'ask the service', path('\\.controller\\.tsx?$'), path(['\\.(repository|entity)\\.ts$', 'node_modules/@mikro-orm'])),
    forbid(
      'queries-live-in-repositories',
      'only repository, entity and module files may name the ORM',
      path('^src/(modules|access|console|mcp)/', '\\.(repository|entity|module)\\.ts$'),
      path('node_modules/@mikro-orm'),
    ),
    forbid(
      'http-stops-at-the-controller',
      'services and below do not know HTTP',
      path('\\.(service|repository|rules|entity)\\.ts$'),
      path(['\\.controller\\.tsx?$', 'node_modules/(fastify|@fastify)/']),
    ),
    forbid('ship-no-test-code', 'tests look at src; src never looks back', path('^(src|config|migrations)/', '\\.spec\\.tsx?$'), path(['^test/', '\\.spec\\.tsx?$'])),
    forbid('no-orphans', 'a file nobody imports is deleted', { orphan: true, path: '^src/', pathNot: '(\\.(d|spec)\\.tsx?|console/assets/console\\.js)$' }, {}),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
