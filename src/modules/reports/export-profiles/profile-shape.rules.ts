import type { CsvShape } from '../files/csv-shape.rules';
import type { Column } from '../reports.contract';
import type { ExportProfileFacts } from './export-profiles.contract';

const SIGNS = { comma: ',', semicolon: ';', tab: '\t' } as const;

/** The shape of the file that a profile asks for. @param told the columns of the report */
export const shapeOf = (profile: ExportProfileFacts, reported: readonly Column[]): CsvShape => ({
  columns: profile.columns.map(({ key, heading }) => ({ key, heading, unit: unitOf(key, reported) })),
  delimiter: SIGNS[profile.delimiter],
  forms: {
    decimalSign: profile.decimalSign,
    dateForm: profile.dateForm,
    hoursForm: profile.hoursForm,
  },
});

function unitOf(key: string, reported: readonly Column[]): Column['unit'] {
  if (key === 'from' || key === 'to') return 'day';
  return reported.find((column) => column.key === key)?.unit ?? 'text';
}
