import { centsText, clockText, dayText, hoursText } from './cell-text.rules';
import type { Cell, Column } from './report.contract';

/** How numbers and days are written in a file. */
export interface Forms {
  readonly decimalSign: 'point' | 'comma';
  /** A pattern of `YYYY`, `MM` and `DD`. */
  readonly dateForm: string;
  readonly hoursForm: 'decimal' | 'h:mm';
}

/** The columns of a file, and how its cells are written. */
export interface CsvShape {
  readonly columns: readonly {
    readonly key: string;
    readonly heading: string;
    readonly unit: Column['unit'];
  }[];
  readonly delimiter: string;
  readonly forms: Forms;
}

/** The default shape: all columns of the report. */
export const plainShape = (columns: readonly Column[]): CsvShape => ({
  columns: columns.map(({ key, label, unit }) => ({
    key,
    heading: unit === 'seconds' ? `${label} (hours)` : label,
    unit,
  })),
  delimiter: ',',
  forms: { decimalSign: 'point', dateForm: 'YYYY-MM-DD', hoursForm: 'decimal' },
});

/** Plain numbers are not converted to text, so that a minus sign is never taken for a formula. */
export type CsvCell = string | number;

/** The content of one cell; empty for null. */
export function cellText(
  cell: Cell,
  unit: Column['unit'],
  by: Forms & { readonly currency: string },
): CsvCell {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'string') return unit === 'day' ? dayText(cell, by.dateForm) : cell;
  return numberText(cell, unit, by);
}

function numberText(cell: number, unit: Column['unit'], by: Forms & { readonly currency: string }): CsvCell {
  if (unit === 'money') return signed(centsText(cell, by.currency), by);
  if (unit !== 'seconds') return cell;
  return by.hoursForm === 'h:mm' ? clockText(cell) : signed(hoursText(cell), by);
}

const signed = (text: string, { decimalSign }: Forms): string =>
  decimalSign === 'comma' ? text.replace('.', ',') : text;
