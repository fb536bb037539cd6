/** `npm run metrics` prints how the code is organised: sizes, kinds of files, cycles, raw SQL and how modules share tables. */
const { read, sourceFiles, folderGraph, cyclesOf } = require('./source-graph');

const RAW =
  /\b(?:sql|pool|client|lookup)\s*\.\s*(?:rows|row|count|addAll|query)\s*(?:<|\()|CompiledQuery\.raw\(/g;
const UNCHECKED =
  /\b(?:rows|row|query|sql)<(?!number|string|boolean|Date|SqlBool)[A-Z{][^>]*>\s*[(`]|\brows(?:\[0\])? as /g;
const IMPORT = /^import [\s\S]*? from /gm;

const files = sourceFiles('src');
const linesOf = (file) =>
  read(file)
    .split('\n')
    .filter((line) => line.trim()).length;
const count = (pattern, within = files) =>
  within.reduce((sum, file) => sum + (read(file).match(pattern)?.length ?? 0), 0);

/** The part of a file's name that says what it is: `jobs.page.controller.tsx` is a `page.controller`. */
const kindOf = (file) => /^[^.]+\.(?<kind>.+)\.tsx?$/.exec(file.split('/').at(-1))?.groups.kind;

/** Tables by the module that owns them, from the entities. */
function ownersOfTables() {
  const owners = new Map();
  for (const file of files.filter((one) => one.endsWith('.entity.ts'))) {
    for (const [, table] of read(file).matchAll(/tableName: '(\w+)'/g)) owners.set(table, moduleOf(file));
  }
  return owners;
}

const moduleOf = (file) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? file.split('/')[1];

/** Pairs of modules of which one names a table of the other in a statement. */
function tablePairs() {
  const owners = ownersOfTables();
  const pairs = new Set();
  for (const file of files.filter((one) => one.startsWith('src/modules/') && !one.endsWith('.entity.ts'))) {
    const named = read(file).matchAll(
      /\b(?:from|join|into|update)\s+([a-z_]+)\b|(?:From|Join|Into|Table)\(\s*'(\w+)/g,
    );
    for (const [, raw, built] of named) {
      const owner = owners.get(raw ?? built);
      if (owner !== undefined && owner !== moduleOf(file)) pairs.add(`${moduleOf(file)} -> ${owner}`);
    }
  }
  return [...pairs].sort();
}

const filesWith = (pattern) => files.filter((file) => pattern.test(read(file))).length;

const sizes = () => files.map((file) => ({ file, lines: linesOf(file) })).sort((a, b) => b.lines - a.lines);

function kindsOfFiles() {
  const kinds = new Map();
  for (const kind of files.map(kindOf)) if (kind !== undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return [...kinds].sort((a, b) => b[1] - a[1]);
}

const moduleImports = () =>
  files
    .filter((file) => file.endsWith('.module.ts'))
    .map((file) => ({ file, imports: read(file).match(IMPORT)?.length ?? 0 }))
    .sort((a, b) => b.imports - a.imports);

/** All figures of the structure. */
const metrics = () => ({
  sizes: sizes(),
  kinds: kindsOfFiles(),
  cycles: cyclesOf(folderGraph(files)),
  moduleImports: moduleImports(),
  rawStatements: count(RAW),
  uncheckedRows: count(UNCHECKED),
  tablePairs: tablePairs(),
  /** How many files name what a checklist of docs/CONTRIBUTING.md adds; one that exists stands for the next. */
  checklists: {
    field: filesWith(/\bisInUnrecognised\b/),
    report: filesWith(/\bjob-costing\b|\bjobCosting\b|\bJobCosting\w*/),
    permission: filesWith(/'keys:explain'/),
  },
});

function print({
  sizes,
  kinds,
  cycles,
  moduleImports,
  rawStatements,
  uncheckedRows,
  tablePairs,
  checklists,
}) {
  const table = [
    ['files', files.length],
    ['lines of the median file', sizes[Math.floor(sizes.length / 2)].lines],
    ['lines of the largest file', `${sizes[0].lines} (${sizes[0].file})`],
    ['kinds of files (limit 16)', kinds.length],
    ['folder cycles (limit 0)', `${cycles.length} over ${cycles.flat().length} folders`],
    ['imports of a module file (limit 20)', `${moduleImports[0].imports} (${moduleImports[0].file})`],
    ['raw statements (limit 60)', rawStatements],
    ['unchecked row types (goal: raw statements)', uncheckedRows],
    ['pairs of modules that share a table (goal 12)', tablePairs.length],
    ['files that name a field of a time entry (limit 12)', checklists.field],
    ['files that name a report (limit 6)', checklists.report],
    ['files that name a permission (limit 4)', checklists.permission],
  ];
  for (const [name, figure] of table) console.log(`${name.padEnd(52)} ${figure}`);
  if (!process.argv.includes('--list')) return;
  console.log(`\nkinds: ${kinds.map(([kind, n]) => `${kind} ${n}`).join(', ')}`);
  console.log(`\ncycles:\n${cycles.map((group) => `  ${group.join(' ')}`).join('\n')}`);
  console.log(`\npairs:\n${tablePairs.map((pair) => `  ${pair}`).join('\n')}`);
}

if (require.main === module) print(metrics());

module.exports = { metrics };
