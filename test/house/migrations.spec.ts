import { MikroORM } from '@mikro-orm/postgresql';
import { ormConfig } from '../../config/mikro-orm.config';
import { migrationsList } from '../../migrations';
import { migrateDatabase } from '../../src/migrate';
import { createDatabase, sql, urlOf } from '../kit/database';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

const TABLES = `select table_name as "table", column_name as "column", data_type as type, is_nullable = 'YES' as nullable
  from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migration'
  order by table_name, column_name`;

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

it('the migrations make the tables that the entities describe', async () => {
  const url = await emptyDatabase('migrations_up');
  await migrateDatabase(url);
  const made = (await sql<Column>(url, TABLES)).map(describe);
  const described = await withOrm(url, async (orm) =>
    [...orm.getMetadata().getAll().values()].flatMap((entity) =>
      entity.props.map(
        (prop) =>
          `${entity.tableName}.${prop.fieldNames?.[0]} ${TYPES[String(prop.columnTypes?.[0])]}${prop.nullable ? ' null' : ''}`,
      ),
    ),
  );
  expect(made).toEqual([...described].sort());
});

it('down and up again ends with the same schema', async () => {
  const url = await emptyDatabase('migrations_down');
  await migrateDatabase(url);
  const before = [await sql(url, TABLES), await sql(url, CATALOGUE)];
  await withOrm(url, (orm) => orm.migrator.down({ to: 0 }));
  expect(await sql(url, TABLES)).toEqual([]);
  await migrateDatabase(url);
  expect([await sql(url, TABLES), await sql(url, CATALOGUE)]).toEqual(before);
});

it('three processes that start at once migrate once', async () => {
  const url = await emptyDatabase('migrations_race');
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  const rows = await sql<{ count: number }>(url, 'select count(*)::int as count from schema_migration');
  expect(rows).toEqual([{ count: migrationsList.length }]);
});

it('an operator whose database user may create no extension is told which one to create', async () => {
  const url = await emptyDatabase('migrations_plain_user');
  await sql(url, 'create role plain login');
  await sql(url, 'grant all on schema public to plain');
  const asPlain = new URL(url);
  asPlain.username = 'plain';
  await expect(migrateDatabase(asPlain.href)).rejects.toThrow('create extension btree_gist;');
  await sql(url, 'create extension btree_gist');
  await expect(migrateDatabase(asPlain.href)).resolves.toBeUndefined();
});

it('every constraint carries a name that says its table', async () => {
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

const describe = ({ table, column, type, nullable }: Column): string =>
  `${table}.${column} ${type}${nullable ? ' null' : ''}`;
