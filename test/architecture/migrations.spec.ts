import { MikroORM } from '@mikro-orm/postgresql';
import { ormConfig } from '../../config/mikro-orm.config';
import { migrationsList } from '../../migrations';
import { compatibleMigrations } from '../../migrations/compatible';
import { migrateDatabase } from '../../src/migrate';
import { createDatabase, ownName, sql, urlOf } from '../kit/database';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

/** Columns of views count as not nullable, because PostgreSQL does not report it. */
const TABLES = `select table_name as "table", column_name as "column", data_type as type,
    is_nullable = 'YES' and table_type <> 'VIEW' as nullable
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'public' and table_name <> 'schema_migration' order by table_name, column_name`;

const CATALOGUE = `select conname, pg_get_constraintdef(oid) as definition from pg_constraint
  where connamespace = 'public'::regnamespace and conrelid <> 0 order by conname`;

async function withOrm<T>(url: string, work: (orm: MikroORM) => Promise<T>): Promise<T> {
  const orm = await MikroORM.init(ormConfig(url));
  return work(orm).finally(() => orm.close(true));
}

async function emptyDatabase(name: string): Promise<string> {
  await createDatabase(name);
  return urlOf(name);
}

it('the migrations create the tables that the entities describe', async () => {
  const url = await emptyDatabase('migrations_up');
  await migrateDatabase(url);
  const made = (await sql<Column>(url, TABLES)).map(wordsOf);
  const described = await withOrm(url, async (orm) =>
    [...orm.getMetadata().getAll().values()].flatMap((entity) =>
      entity.props.map(
        (prop) =>
          `${entity.tableName}.${prop.fieldNames?.[0]} ${TYPES[String(prop.columnTypes?.[0])]}${prop.nullable && !entity.view ? ' null' : ''}`,
      ),
    ),
  );
  expect(made).toEqual([...described].sort());
});

it('migrating down and up again gives the same schema', async () => {
  const url = await emptyDatabase('migrations_down');
  await migrateDatabase(url);
  const before = [await sql(url, TABLES), await sql(url, CATALOGUE)];
  await withOrm(url, (orm) => orm.migrator.down({ to: 0 }));
  expect(await sql(url, TABLES)).toEqual([]);
  await migrateDatabase(url);
  expect([await sql(url, TABLES), await sql(url, CATALOGUE)]).toEqual(before);
});

it('three concurrent starts migrate once', async () => {
  const url = await emptyDatabase('migrations_race');
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  const rows = await sql<{ count: number }>(url, 'select count(*)::int as count from schema_migration');
  expect(rows).toEqual([{ count: migrationsList.length }]);
});

it('the error for a user who cannot create extensions names the missing one', async () => {
  const url = await emptyDatabase('migrations_plain_user');
  const plain = ownName('plain');
  await sql(url, `create role ${plain} login`);
  await sql(url, `grant all on schema public to ${plain}`);
  const asPlain = new URL(url);
  asPlain.username = plain;
  await expect(migrateDatabase(asPlain.href)).rejects.toThrow('create extension btree_gist;');
  await sql(url, 'create extension btree_gist');
  await expect(migrateDatabase(asPlain.href)).resolves.toBeUndefined();
});

describe('a database that a newer build has migrated', () => {
  const NEWER = 'Migration29990101000000';

  async function migratedByNewer(name: string, compatible: boolean): Promise<string> {
    const url = await emptyDatabase(name);
    await migrateDatabase(url);
    await sql(url, 'insert into schema_migration (name, compatible) values ($1, $2)', [NEWER, compatible]);
    return url;
  }

  it('is refused with the name of the migration, for every setting', async () => {
    const url = await migratedByNewer('migrations_newer', false);
    for (const newer of ['refuse', 'compatible'] as const) {
      await expect(migrateDatabase(url, { newer })).rejects.toThrow(new RegExp(`newer build.*${NEWER}`));
    }
  });

  it('is refused by default and allowed by the setting if all are compatible', async () => {
    const url = await migratedByNewer('migrations_compatible', true);
    await expect(migrateDatabase(url)).rejects.toThrow('DATABASE_NEWER_SCHEMA=compatible');
    await expect(migrateDatabase(url, { newer: 'compatible' })).resolves.toBeUndefined();
    await sql(url, `insert into schema_migration (name) values ('Migration29990102000000')`);
    await expect(migrateDatabase(url, { newer: 'compatible' })).rejects.toThrow('Migration29990102000000');
  });

  it('is refused if it lacks a migration of this build', async () => {
    const url = await migratedByNewer('migrations_other_line', true);
    await sql(url, 'delete from schema_migration where name = $1', [migrationsList.at(-2)?.name]);
    await expect(migrateDatabase(url, { newer: 'compatible' })).rejects.toThrow('another line of builds');
  });
});

it('a compatible migration is marked in the database, also by a later start', async () => {
  const url = await emptyDatabase('migrations_marked');
  await migrateDatabase(url);
  const marked = () =>
    sql<{ name: string }>(url, 'select name from schema_migration where compatible order by id');
  expect((await marked()).map(({ name }) => name)).toEqual(compatibleMigrations);
  await sql(url, 'update schema_migration set compatible = false');
  await migrateDatabase(url);
  expect((await marked()).map(({ name }) => name)).toEqual(compatibleMigrations);
});

it('a compatible migration only adds to the schema', async () => {
  const orm = await MikroORM.init(ormConfig(urlOf('postgres')));
  const statements = migrationsList
    .filter(({ name }) => compatibleMigrations.includes(name))
    .flatMap((one) => {
      const migration = new one.class(orm.em.getDriver() as never, orm.config);
      migration.up();
      return migration.getQueries().map(String);
    });
  await orm.close(true);
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.filter((statement) => !onlyAdds(statement))).toEqual([]);
});

/** Changes that earlier builds can ignore: a table, a view, a non-unique index, a column that is optional to write. */
function onlyAdds(statement: string): boolean {
  if (/^(create table|create view|create index|comment on) /i.test(statement)) return true;
  const changes = /\b(drop|rename|alter column|constraint|check|unique|references)\b/i.test(statement);
  const mustBeWritten = /not null/i.test(statement) && !/default/i.test(statement);
  return /^alter table \w+ add column /i.test(statement) && !changes && !mustBeWritten;
}

it.each([
  ['alter table job add column b text null, drop column c', false],
  ['alter table job add column b text not null', false],
  ['alter table job add column b int not null default 0', true],
  ['create unique index job_b on job (b)', false],
])('additive or not: %s', (statement, expected) => expect(onlyAdds(statement)).toBe(expected));

it('the name of every constraint starts with its table', async () => {
  const url = await emptyDatabase('migrations_names');
  await migrateDatabase(url);
  const named = await sql<{ conname: string; table: string }>(
    url,
    `select conname, conrelid::regclass::text as "table" from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u', 'p')
       and conrelid <> 'schema_migration'::regclass`,
  );
  expect(named.filter(({ conname, table }) => !conname.startsWith(`${table}_`))).toEqual([]);
});

const TYPES: Readonly<Record<string, string>> = {
  text: 'text',
  'text[]': 'ARRAY',
  'integer[]': 'ARRAY',
  bigint: 'bigint',
  boolean: 'boolean',
  int: 'integer',
  bytea: 'bytea',
  timestamptz: 'timestamp with time zone',
  date: 'date',
  jsonb: 'jsonb',
};

const wordsOf = ({ table, column, type, nullable }: Column): string =>
  `${table}.${column} ${type}${nullable ? ' null' : ''}`;
