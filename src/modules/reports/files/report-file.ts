import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { Report, Row, Scope } from '../report';
import type { Format, ReportQuery } from '../report-query.contract';
import { type CsvCell, type CsvShape, cellText, plainShape } from './csv-shape.rules';
import { jsonRow } from './json-row.rules';

const BATCH = 200;

const TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
};

/** What the file is to be; a shape is that of CSV only. */
interface Wanted {
  readonly format: Format;
  readonly shape?: CsvShape;
}

/** A report on its way to whoever asked: rows are made while they are sent, never all held at once. */
export function reportFile<Q extends ReportQuery>(
  report: Report<Q>,
  scope: Scope<Q>,
  { format, shape = plainShape(report.about.columns) }: Wanted,
): StreamableFile {
  const { startsOn, endsOn } = scope.range;
  const file = `${report.about.name}-${startsOn}-${endsOn}.${format}`;
  return new StreamableFile(Readable.from(partsOf(report, scope, { format, shape })), {
    type: TYPES[format],
    ...(format === 'json' ? {} : { disposition: `attachment; filename="${file}"` }),
  });
}

function partsOf<Q extends ReportQuery>(
  report: Report<Q>,
  scope: Scope<Q>,
  { format, shape }: Required<Wanted>,
): AsyncGenerator<string> {
  if (format === 'csv') return csvParts(report, scope, shape);
  return format === 'geojson' ? mapParts(report, scope) : jsonParts(report, scope);
}

async function* jsonParts<Q extends ReportQuery>(report: Report<Q>, scope: Scope<Q>): AsyncGenerator<string> {
  let verdict = report.verdict?.ofNone;
  yield `${headOf(report, scope)},"rows":[`;
  yield* joined(report.rows(scope), (row) => {
    if (verdict !== undefined) verdict = report.verdict?.after(verdict, row);
    return jsonRow(row, report.about.columns, scope.currency);
  });
  yield `]${verdict === undefined ? '' : `,"verdict":${JSON.stringify(verdict)}`}}`;
}

/** RFC 7946 section 3.3; what the report says of itself are foreign members (section 6.1). */
async function* mapParts<Q extends ReportQuery>(report: Report<Q>, scope: Scope<Q>): AsyncGenerator<string> {
  const columns = report.about.columns.filter(({ unit }) => unit !== 'degrees');
  yield `${headOf(report, scope, { type: 'FeatureCollection' })},"features":[`;
  yield* joined(report.rows(scope), (row) => {
    const { id, position = null } = report.featureOf?.(row) ?? {};
    const geometry = position && { type: 'Point', coordinates: position };
    return { type: 'Feature', id, geometry, properties: jsonRow(row, columns, scope.currency) };
  });
  yield ']}';
}

/** The beginning of a JSON object, not closed yet. */
function headOf<Q extends ReportQuery>(report: Report<Q>, scope: Scope<Q>, first: object = {}): string {
  const { startsOn: from, endsOn: to } = scope.range;
  const { zone: timeZone, currency, unapproved } = scope;
  const head = { ...first, report: report.about.name, from, to, timeZone, currency, unapproved };
  return JSON.stringify(head).slice(0, -1);
}

/** The members of a JSON array, some at a time. */
async function* joined(rows: AsyncIterable<Row>, viewOf: (row: Row) => object): AsyncGenerator<string> {
  let text = '';
  let isFirst = true;
  for await (const row of rows) {
    text += `${isFirst ? '' : ','}${JSON.stringify(viewOf(row))}`;
    isFirst = false;
    if (text.length < BATCH * BATCH) continue;
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
  const { currency, range } = scope;
  const ofAll = { from: range.startsOn, to: range.endsOn, currency };
  // A mark without which Excel takes UTF-8 for another alphabet.
  yield `\ufeff${csv([columns.map(({ heading }) => heading)], delimiter)}`;
  let lines: CsvCell[][] = [];
  for await (const { cells } of report.rows(scope)) {
    const known: Row['cells'] = { ...ofAll, ...cells };
    lines.push(columns.map(({ key, unit }) => cellText(known[key] ?? null, unit, { ...forms, currency })));
    if (lines.length < BATCH) continue;
    yield csv(lines, delimiter);
    lines = [];
  }
  if (lines.length > 0) yield csv(lines, delimiter);
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe: names are typed by strangers. */
const csv = (rows: readonly (readonly CsvCell[])[], delimiter: string): string =>
  stringify([...rows], { escape_formulas: true, record_delimiter: 'windows', delimiter });
