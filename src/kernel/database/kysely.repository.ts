import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { InferKyselyDB } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { type Insertable, type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { PropertyNamesPlugin, withColumnNames } from './property-names';
import { TenantGuardPlugin } from './tenant-guard';

/** The tables of some entities: table names as in the database, columns by the names of the entity's properties. */
export type TablesOf<Entities extends EntitySchemaWithMeta> = InferKyselyDB<
  Entities,
  { columnNamingStrategy: 'property' }
>;

const BATCH = 5_000;
const PROPERTY_NAMES = new PropertyNamesPlugin();

/**
 * Base class of repositories. `Entities` lists every entity whose table the repository reads or writes: the compiler
 * knows their columns, and the imports show whose tables they are (decision 13).
 *
 * @example class JobsRepository extends KyselyRepository<typeof JobSchema | typeof MemberSchema> {}
 */
@Injectable()
export abstract class KyselyRepository<Entities extends EntitySchemaWithMeta> {
  constructor(protected readonly em: EntityManager) {}

  /**
   * The query builder of the running transaction, or of the pool if there is none. A query on a table of workspaces must
   * restrict the workspace. Read this property for every statement: a stored copy would leave later transactions.
   */
  protected get db(): Kysely<TablesOf<Entities>> {
    return this.typed(this.connection.withPlugin(guardOf(this.em)));
  }

  /** The same without the check of the workspace; say at each use why that is safe. */
  protected get dbAcrossWorkspaces(): Kysely<TablesOf<Entities>> {
    return this.typed(this.connection);
  }

  /** Where statements run: in the running transaction, or on the pool if there is none. */
  protected get connection(): Kysely<unknown> {
    return this.em.getKysely();
  }

  /** Whether a query, given without a select list, finds a row. */
  protected async exists<DB, TB extends keyof DB>(
    query: SelectQueryBuilder<DB, TB, object>,
  ): Promise<boolean> {
    const row = await query.select(sql.lit(1).as('found')).limit(1).executeTakeFirst();
    return row !== undefined;
  }

  /**
   * Inserts many rows in few statements. Values travel as JSON and get the types of their columns, so a `Buffer` (bytea)
   * is not possible. Every row has the properties of the first.
   */
  protected async insertMany<Table extends keyof TablesOf<Entities> & string>(
    table: Table,
    rows: readonly Insertable<TablesOf<Entities>[Table]>[],
  ): Promise<void> {
    const columns = Object.keys(rows[0] ?? {});
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = JSON.stringify(rows.slice(from, from + BATCH).map(withColumnNames));
      await sql`
        insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
        select ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
        from jsonb_populate_recordset(null::${sql.table(table)}, ${batch}::jsonb) r`.execute(this.db);
    }
  }

  /** The manager's type does not know the entities; this cast is the one place that names them. */
  private typed(kysely: object): Kysely<TablesOf<Entities>> {
    return (kysely as Kysely<TablesOf<Entities>>).withPlugin(PROPERTY_NAMES);
  }
}

let guard: TenantGuardPlugin | undefined;

/** One guard for all repositories. Which tables have a workspace is read from the entities. */
function guardOf(em: EntityManager): TenantGuardPlugin {
  if (guard) return guard;
  const entities = [...em.getMetadata().getAll().values()];
  const owned = entities.filter(({ properties }) => 'workspaceId' in properties);
  guard = new TenantGuardPlugin(new Set(owned.map(({ tableName }) => tableName)));
  return guard;
}
