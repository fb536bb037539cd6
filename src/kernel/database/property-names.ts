import { CamelCasePlugin, type PluginTransformResultArgs, type QueryResult, type UnknownRow } from 'kysely';

type Names = readonly (readonly [column: string, property: string])[];

/**
 * Translates property names to column names and back, by the rule of MikroORM's underscore naming strategy. It is
 * Kysely's own plugin with two differences: keys inside JSON values are data and stay as they are, and the names of a
 * result are computed once per statement instead of once per row.
 */
export class PropertyNamesPlugin extends CamelCasePlugin {
  override async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const [first] = result.rows;
    if (!first) return result;
    const names = Object.keys(first).map((column) => [column, this.camelCase(column)] as const);
    return { ...result, rows: result.rows.map((row) => renamed(row, names)) };
  }
}

function renamed(row: UnknownRow, names: Names): UnknownRow {
  const out: UnknownRow = {};
  for (const [column, property] of names) out[property] = row[column];
  return out;
}

/** A record with column names as keys, as `jsonb_populate_recordset` reads it. */
export const withColumnNames = (record: object): object =>
  Object.fromEntries(Object.entries(record).map(([property, value]) => [columnName(property), value]));

const columnName = (property: string): string =>
  property.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
