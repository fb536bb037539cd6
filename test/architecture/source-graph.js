const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const ROOT = path.resolve(__dirname, '../..');
const CODE = /\.(ts|tsx)$/;
const ENDINGS = ['', '.ts', '.tsx', '/index.ts'];

const slashed = (file) => file.split(path.sep).join('/');
const read = (file) => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** Source files below a folder, specs left out. @returns paths from the root of the project */
const sourceFiles = (folder) =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => slashed(path.join(folder, file)))
    .filter((file) => CODE.test(file) && !/\.spec\.tsx?$/.test(file));

/** The files of this project that a file imports. */
function importsOf(file) {
  const { importedFiles } = ts.preProcessFile(read(file), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => slashed(path.join(path.dirname(file), fileName)))
    .map((target) => ENDINGS.map((ending) => target + ending).find((one) => isFile(one)))
    .filter((target) => target !== undefined);
}

const isFile = (file) => fs.statSync(path.join(ROOT, file), { throwIfNoEntry: false })?.isFile() === true;

/** The folder of a file. `pages` and `emails` belong to the module around them, whose module file imports them. */
const folderOf = (file) => path.posix.dirname(file).replace(/(?<=\/modules\/.+)\/(pages|emails)$/, '');

/** Which folders import which others. */
function folderGraph(files) {
  const graph = new Map();
  for (const file of files) {
    const from = folderOf(file);
    const targets = graph.get(from) ?? new Set();
    graph.set(from, targets);
    for (const target of importsOf(file)) {
      const to = folderOf(target);
      if (to !== from) targets.add(to);
    }
  }
  return graph;
}

/** Groups of nodes that can reach each other (Tarjan 1972), each with two nodes or more. */
function cyclesOf(graph) {
  const [index, low, stack, found] = [new Map(), new Map(), [], []];
  const visit = (node) => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) found.push(group.sort());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}

module.exports = { read, sourceFiles, folderGraph, cyclesOf };
