import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CompiledQuery } from 'kysely';

const BATCH = 5_000;

/**
 * Runs statements with bound parameters, for repositories. Inside `Atomic.run` they join its transaction, outside each
 * one commits on its own. (The ORM's `execute` puts parameters into the text, where the server's log could show them.)
 */
@Injectable()
export class Sql {
  constructor(protected readonly em: EntityManager) {}

  /** @param text with `$1`, `$2` ... @returns the rows, columns named as in the statement */
  async rows<R>(text: string, parameters: readonly unknown[] = []): Promise<R[]> {
    const { rows } = await this.em.getKysely().executeQuery<R>(CompiledQuery.raw(text, [...parameters]));
    return rows;
  }

  /** The first row, or undefined. */
  async row<R>(text: string, parameters: readonly unknown[] = []): Promise<R | undefined> {
    return (await this.rows<R>(text, parameters))[0];
  }

  /** The number of rows that a write affected. */
  async count(text: string, parameters: readonly unknown[] = []): Promise<number> {
    const result = await this.em.getKysely().executeQuery(CompiledQuery.raw(text, [...parameters]));
    return Number(result.numAffectedRows ?? 0n);
  }

  /**
   * Inserts many rows of one workspace in few statements. Keys are column names in camel case, the same in every row;
   * values are passed as JSON and converted to the column types.
   * @param table a constant of the code, like the keys; never request input
   */
  async addAll(table: string, workspaceId: string, rows: readonly object[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {}).map(columnOf);
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH).map(columnsOf);
      await this.count(
        `insert into ${table} (workspace_id, ${columns.join(', ')})
         select $1, ${columns.map((column) => `r.${column}`).join(', ')}
         from jsonb_populate_recordset(null::${table}, $2::jsonb) r`,
        [workspaceId, JSON.stringify(batch)],
      );
    }
  }
}

const columnOf = (key: string): string => key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
const columnsOf = (row: object): object =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [columnOf(key), value]));
