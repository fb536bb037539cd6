import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { Cell, Report, Row, Scope } from '../report';
import type { Format, ReportQuery } from '../report-query.contract';
import type { Column } from '../reports.contract';
import { centsText, hoursText } from './cell-text.rules';

const BATCH = 200;

/** A report on its way to whoever asked: rows are made while they are sent, never all held at once. */
export function reportFile<Q extends ReportQuery>(
  report: Report<Q>,
  scope: Scope<Q>,
  format: Format,
): StreamableFile {
  const { name } = report.about;
  const { startsOn, endsOn } = scope.range;
  const parts = format === 'csv' ? csvParts(report, scope) : jsonParts(report, scope);
  return new StreamableFile(Readable.from(parts), {
    type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    ...(format === 'csv' ? { disposition: `attachment; filename="${name}-${startsOn}-${endsOn}.csv"` } : {}),
  });
}

async function* jsonParts<Q extends ReportQuery>(report: Report<Q>, scope: Scope<Q>): AsyncGenerator<string> {
  const { startsOn: from, endsOn: to } = scope.range;
  const { zone: timeZone, currency, unapproved } = scope;
  const head = { report: report.about.name, from, to, timeZone, currency };
  let verdict = report.verdict?.ofNone;
  yield `${JSON.stringify({ ...head, unapproved }).slice(0, -1)},"rows":[`;
  let text = '';
  let isFirst = true;
  for await (const row of report.rows(scope)) {
    if (verdict !== undefined) verdict = report.verdict?.after(verdict, row);
    text += `${isFirst ? '' : ','}${JSON.stringify(jsonRow(row, report.about.columns, currency))}`;
    isFirst = false;
    if (text.length < BATCH * BATCH) continue;
    yield text;
    text = '';
  }
  yield `${text}]${verdict === undefined ? '' : `,"verdict":${JSON.stringify(verdict)}`}}`;
}

const jsonRow = ({ cells, detail }: Row, columns: readonly Column[], currency: string): object => ({
  ...Object.fromEntries(
    columns.map(({ key, unit }) => {
      const cell = cells[key] ?? null;
      return [key, unit === 'money' && cell !== null ? { amount: cell, currency } : cell];
    }),
  ),
  ...detail,
});

async function* csvParts<Q extends ReportQuery>(report: Report<Q>, scope: Scope<Q>): AsyncGenerator<string> {
  const { columns } = report.about;
  // A mark without which Excel takes UTF-8 for another alphabet.
  yield `\ufeff${csv([columns.map(headingOf)])}`;
  let lines: string[][] = [];
  for await (const { cells } of report.rows(scope)) {
    lines.push(columns.map((one) => textOf(cells[one.key] ?? null, one, scope.currency)));
    if (lines.length < BATCH) continue;
    yield csv(lines);
    lines = [];
  }
  if (lines.length > 0) yield csv(lines);
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe: names are typed by strangers. */
const csv = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { escape_formulas: true, record_delimiter: 'windows' });

const headingOf = ({ label, unit }: Column): string => (unit === 'seconds' ? `${label} (hours)` : label);

function textOf(cell: Cell, { unit }: Column, currency: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (unit === 'money') return centsText(cell, currency);
  return unit === 'seconds' ? hoursText(cell) : String(cell);
}
