import { Readable } from 'node:stream';
import { Logger, StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { type CsvCell, type CsvShape, cellText, plainShape } from './csv-shape.rules';
import { jsonRow } from './json-row.rules';
import type { Report, Row, Scope } from './report';
import type { Format, ReportQuery } from './report-query.contract';
import type { ReportRun } from './report-run';

/** The size of a chunk: lines of CSV, or characters of JSON. */
const BATCH = 200;
const PART_LENGTH = 40_000;

const TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
};

/** The requested file; a shape applies to CSV only. */
interface FileOptions {
  readonly format: Format;
  readonly shape?: CsvShape | undefined;
}

/**
 * Streams a report: rows are computed while they are sent and never all held in memory. The run ends with the stream. A
 * report that stops before its end aborts the response, so that no client takes a part for the whole.
 */
export function reportFile<Q extends ReportQuery>(
  report: Report<Q>,
  scope: Scope<Q>,
  { format, shape = plainShape(report.about.columns) }: FileOptions,
): StreamableFile {
  const { startsOn, endsOn } = scope.range;
  const file = `${report.about.name}-${startsOn}-${endsOn}.${format}`;
  return new StreamableFile(streamOf(scope.run, partsOf(report, scope, { format, shape })), {
    type: TYPES[format],
    ...(format === 'json' ? {} : { disposition: `attachment; filename="${file}"` }),
  });
}

const logger = new Logger('Reports');

function streamOf(run: ReportRun, parts: AsyncGenerator<string>): Readable {
  const stream = Readable.from(run.streamParts(parts));
  stream.on('error', (err) => logger.warn({ err }, 'a report was aborted before it was complete'));
  const stop = () => stream.destroy();
  run.signal.addEventListener('abort', stop, { once: true });
  // Also when nothing was read: a generator that never started does not run its `finally`.
  stream.once('close', () => run.end());
  if (run.signal.aborted) stop();
  return stream;
}

function partsOf<Q extends ReportQuery>(
  report: Report<Q>,
  scope: Scope<Q>,
  { format, shape }: Required<FileOptions> & { readonly shape: CsvShape },
): AsyncGenerator<string> {
  if (format === 'csv') return csvParts(report, scope, shape);
  return format === 'geojson' ? mapParts(report, scope) : jsonParts(report, scope);
}

async function* jsonParts<Q extends ReportQuery>(report: Report<Q>, scope: Scope<Q>): AsyncGenerator<string> {
  let verdict = report.verdict?.ofNone;
  yield* headOf(report, scope);
  yield ',"rows":[';
  yield* joined(report, scope, (row) => {
    if (verdict !== undefined) verdict = report.verdict?.after(verdict, row);
    return jsonRow(row, report.about.columns, scope.currency);
  });
  yield `]${verdict === undefined ? '' : `,"verdict":${JSON.stringify(verdict)}`}}`;
}

/** RFC 7946 section 3.3; the fields about the report are foreign members (section 6.1). */
async function* mapParts<Q extends ReportQuery>(report: Report<Q>, scope: Scope<Q>): AsyncGenerator<string> {
  const columns = report.about.columns.filter(({ unit }) => unit !== 'degrees');
  yield* headOf(report, scope, { type: 'FeatureCollection' });
  yield ',"features":[';
  yield* joined(report, scope, (row) => {
    const { id, position = null } = report.featureOf?.(row) ?? {};
    const geometry = position && { type: 'Point', coordinates: position };
    return { type: 'Feature', id, geometry, properties: jsonRow(row, columns, scope.currency) };
  });
  yield ']}';
}

/** The first part of a JSON object, which the caller closes. */
async function* headOf<Q extends ReportQuery>(
  report: Report<Q>,
  scope: Scope<Q>,
  first: object = {},
): AsyncGenerator<string> {
  const { startsOn: from, endsOn: to } = scope.range;
  const { zone: timeZone, currency } = scope;
  const head = { ...first, report: report.about.name, from, to, timeZone, currency };
  yield `${JSON.stringify(head).slice(0, -1)},"unapproved":[`;
  let isFirst = true;
  for await (const page of scope.unapproved()) {
    if (page.length === 0) continue;
    yield `${isFirst ? '' : ','}${JSON.stringify(page).slice(1, -1)}`;
    isFirst = false;
  }
  yield ']';
}

/** The items of a JSON array, in chunks. */
async function* joined<Q extends ReportQuery>(
  report: Report<Q>,
  scope: Scope<Q>,
  viewOf: (row: Row) => object,
): AsyncGenerator<string> {
  const { run } = scope;
  let text = '';
  let isFirst = true;
  for await (const row of report.rows(scope)) {
    await run.pause();
    text += `${isFirst ? '' : ','}${JSON.stringify(viewOf(row))}`;
    isFirst = false;
    if (text.length < PART_LENGTH) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function* csvParts<Q extends ReportQuery>(
  report: Report<Q>,
  scope: Scope<Q>,
  { columns, delimiter, forms }: CsvShape,
): AsyncGenerator<string> {
  const { currency, range, run } = scope;
  const ofAll = { from: range.startsOn, to: range.endsOn, currency };
  // Without a byte order mark, Excel does not read the file as UTF-8.
  yield `\ufeff${csv([columns.map(({ heading }) => heading)], delimiter)}`;
  let lines: CsvCell[][] = [];
  for await (const { cells } of report.rows(scope)) {
    await run.pause();
    const known: Row['cells'] = { ...ofAll, ...cells };
    lines.push(columns.map(({ key, unit }) => cellText(known[key] ?? null, unit, { ...forms, currency })));
    if (lines.length < BATCH) continue;
    yield csv(lines, delimiter);
    lines = [];
  }
  if (lines.length > 0) yield csv(lines, delimiter);
}

/** Text that a spreadsheet would run as a formula gets a leading apostrophe: names are untrusted input. */
const csv = (rows: readonly (readonly CsvCell[])[], delimiter: string): string =>
  stringify([...rows], { escape_formulas: true, record_delimiter: 'windows', delimiter });
