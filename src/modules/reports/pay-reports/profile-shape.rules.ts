import type { ExportProfileFacts } from '../export-profiles';
import { type Column, type CsvShape } from '../framework';

const SIGNS = { comma: ',', semicolon: ';', tab: '\t' } as const;

/** The CSV shape that a profile describes. @param reportColumns the columns of the report */
export const shapeOf = (profile: ExportProfileFacts, reportColumns: readonly Column[]): CsvShape => ({
  columns: profile.columns.map(({ key, heading }) => ({ key, heading, unit: unitOf(key, reportColumns) })),
  delimiter: SIGNS[profile.delimiter],
  forms: {
    decimalSign: profile.decimalSign,
    dateForm: profile.dateForm,
    hoursForm: profile.hoursForm,
  },
});

function unitOf(key: string, reportColumns: readonly Column[]): Column['unit'] {
  if (key === 'from' || key === 'to') return 'day';
  return reportColumns.find((column) => column.key === key)?.unit ?? 'text';
}
