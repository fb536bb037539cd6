import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * The words of this project are the standard terms of its field (docs/CONTRIBUTING.md). These lists hold words that were
 * used before and that a newcomer could not read. They may only grow.
 */
const NAME_PARTS = new Set([
  ...['door', 'doors', 'knock', 'carrier', 'arriving', 'entrance', 'visitor', 'visitors', 'seat', 'seats'],
  ...['who', 'whom', 'whose', 'wish', 'wishes', 'roof', 'furnish', 'furnisher', 'furnishing', 'adoption'],
  ...['whereabouts', 'sheet', 'sheets', 'postman', 'shelf', 'shelves', 'told', 'chance', 'chances', 'chore'],
  ...[
    'chores',
    'straight',
    'bakery',
    'harbor',
    'oracle',
    'minted',
    'mint',
    'born',
    'birth',
    'anew',
    'somebody',
  ],
]);
const NAMES = new Set([
  ...['Power', 'POWERS', 'Allow', 'Answers', 'ROOMS', 'dress', 'EntryBook', 'ClockWords', 'EntryWords'],
  ...['NOTHING_SAID', 'FROM_NOWHERE', 'news', 'Letter', 'notices', 'RecordKeeper', 'Ways'],
  ...['Passage', 'Ending', 'Endings', 'Outside', 'OnTheWay', 'StartedHere', 'Arrival', 'Welcome', 'WaysIn'],
  ...[
    'Admission',
    'Departure',
    'StoppedCredential',
    'Frame',
    'Frames',
    'Screen',
    'Screens',
    'march',
    'lastLook',
  ],
]);
const PROSE =
  /\b(whoever|whomever|somebody|anew|for ever|told|wish|wishes|roof|knocks?|furnish\w*|doors?|seats?|visitors?|postman|whereabouts|chores?|oracle|minted)\b/i;

/** Where such a word is right. */
const ALLOWED: readonly (readonly [file: RegExp, word: RegExp, reason: string])[] = [
  [/^src\/modules\/sample-data\//, /bakery/i, 'a place of work of the sample company'],
  [/^test\/proofs\/conformance\//, /mint/, 'a method of the official SDK'],
  [/scheduled-tasks/, /\bchores\b/, 'the name of a queue in existing databases'],
  [/^docs\/CHANGELOG\.md$/, /x-keyshift-door/, 'the old name of what was renamed'],
];

const ROOT = path.resolve(__dirname, '../..');
const SELF = 'test/architecture/words.spec.ts';
const FOLDERS = ['src', 'test', 'config'];
const CODE = /\.(ts|tsx|mjs|js|cjs)$/;

const listed = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    path.join(folder, file).split(path.sep).join('/'),
  );
const files = FOLDERS.flatMap(listed);
const code = files.filter((file) => CODE.test(file) && file !== SELF);
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const partsOf = (name: string): string[] =>
  (name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+/g) ?? []).map((part) => part.toLowerCase());
const isOld = (name: string): boolean =>
  NAMES.has(name) || partsOf(name).some((part) => NAME_PARTS.has(part));
const isAllowed = (file: string, text: string): boolean =>
  ALLOWED.some(([where, word]) => where.test(file) && word.test(text));

interface Texts {
  readonly names: Set<string>;
  readonly prose: string[];
}

/** The names that a file uses, and all that it says: comments, literals and the text of pages. */
function textsOf(file: string): Texts {
  const text = read(file);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const texts: Texts = { names: new Set(), prose: text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? [] };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) texts.names.add(node.text);
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node))
      texts.prose.push(node.text);
    if (ts.isTemplateMiddleOrTemplateTail(node)) texts.prose.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

const faults = code.map((file) => ({ file, ...textsOf(file) }));

it('names use the terms of the field', () => {
  const old = faults.flatMap(({ file, names }) =>
    [...names].filter((name) => isOld(name) && !isAllowed(file, name)).map((name) => `${file}: ${name}`),
  );
  expect(old).toEqual([]);
});

it('files and folders use the terms of the field', () => {
  expect(files.filter((file) => file.split('/').some((part) => isOld(part)))).toEqual([]);
});

it('comments and texts use plain words', () => {
  const old = faults.flatMap(({ file, prose }) =>
    prose
      .filter((text) => PROSE.test(text) && !isAllowed(file, text))
      .map((text) => `${file}: ${text.slice(0, 120)}`),
  );
  expect(old).toEqual([]);
});

it('the README and the notes use plain words', () => {
  const pages = ['README.md', ...listed('docs').filter((file) => file.endsWith('.md'))];
  const old = pages.flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => PROSE.test(line) && !isAllowed(file, line))
      .map((line) => `${file}: ${line.slice(0, 120)}`),
  );
  expect(pages.length).toBeGreaterThan(10);
  expect(old).toEqual([]);
});

it.each(['hasSeat', 'LocationWish', 'SEAT_COLUMNS', 'who', 'lastLook'])('%s is found', (name) => {
  expect(isOld(name)).toBe(true);
});

it.each(['Timesheet', 'whole', 'issued', 'powerful'])('%s is not', (name) => {
  expect(isOld(name)).toBe(false);
});
