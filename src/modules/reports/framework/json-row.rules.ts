import type { Row } from './report';
import type { Column } from './report.contract';

/** A row as an object by column key; amounts include their currency. */
export const jsonRow = (
  { cells, detail }: Row,
  columns: readonly Column[],
  currency: string,
): Record<string, unknown> => ({
  ...Object.fromEntries(
    columns.map(({ key, unit }) => {
      const cell = cells[key] ?? null;
      return [key, unit === 'money' && cell !== null ? { amount: cell, currency } : cell];
    }),
  ),
  ...detail,
});
