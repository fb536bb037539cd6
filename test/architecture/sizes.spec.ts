import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const CODE = /\.(ts|tsx|mjs|js)$/;
const FOLDER_FILES_MAX = 25;
const DEPENDENCIES_MAX = 5;
const NOTE_LINES_MAX = 40;

const files = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => CODE.test(file));

const linesOf = (file: string): number =>
  readFileSync(path.join(ROOT, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim()).length;
const source = files('src');

it('no source file has more than 200 lines; the ten largest are printed', () => {
  const largest = source.map((file) => ({ file, lines: linesOf(file) })).sort((a, b) => b.lines - a.lines);
  const table = largest.slice(0, 10).map(({ file, lines }) => `${String(lines).padStart(5)}  ${file}`);
  process.stdout.write(`\nThe ten largest files:\n${table.join('\n')}\n`);
  expect(
    largest.filter(({ file, lines }) => lines > (/(contract|spec)\.tsx?$/.test(file) ? 300 : 200)),
  ).toEqual([]);
});

it('no class has more than five dependencies', () => {
  const greedy = source.filter((file) => {
    const body =
      /constructor\(([\s\S]*?)\)\s*\{/.exec(readFileSync(path.join(ROOT, file), 'utf8'))?.[1] ?? '';
    return (
      (body.match(/^\s*(@Inject\([^)]*\)\s*)?(private |public |protected )?(readonly )?\w+\??:/gm) ?? [])
        .length > DEPENDENCIES_MAX
    );
  });
  expect(greedy).toEqual([]);
});

it('no file has a vague name such as utils or helper', () => {
  const vague = /(^|[.\-/])(utils?|helpers?|common|shared|base|manager|handler|impl|dto)([.\-/]|$)/;
  expect(source.filter((file) => vague.test(file.replace(/^src\//, '')))).toEqual([]);
});

it('the source has no open TODO marks', () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b|@ts-ignore|\bas any\b/;
  expect(source.filter((file) => marks.test(readFileSync(path.join(ROOT, file), 'utf8')))).toEqual([]);
});

it(`no source folder has more than ${FOLDER_FILES_MAX} files`, () => {
  const nouns = new Map<string, Set<string>>();
  for (const file of source.filter((one) => !/\.spec\.tsx?$/.test(one))) {
    const folder = path.dirname(file);
    nouns.set(folder, (nouns.get(folder) ?? new Set()).add(path.basename(file)));
  }
  const crowded = [...nouns]
    .filter(([, names]) => names.size > FOLDER_FILES_MAX)
    .map(([folder, names]) => `${folder}: ${names.size}`);
  expect(crowded).toEqual([]);
});

it('no decision note is longer than 40 lines', () => {
  const notes = readdirSync(path.join(ROOT, 'docs/decisions')).map((name) =>
    path.join('docs/decisions', name),
  );
  const long = notes.filter(
    (note) => readFileSync(path.join(ROOT, note), 'utf8').trimEnd().split('\n').length > NOTE_LINES_MAX,
  );
  expect(notes.length).toBeGreaterThan(10);
  expect(long).toEqual([]);
});
