import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freshDatabase, sql } from '../kit/database';

const ROOT = path.resolve(__dirname, '../../src');
const LITERAL = /`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g;
const CONSTANT = /const ([A-Z_]+)[^=]*=\s*`((?:[^`\\]|\\.)*)`/g;

/**
 * Statements that find a tenant's row without naming the tenant, by a secret or for all workspaces. Each line is an
 * exception to tenant isolation and must state why it leaks nothing.
 */
const ABOVE_TENANTS: readonly (readonly [statement: RegExp, why: string])[] = [
  [
    /^select encode\(k\.token_hash/,
    'finds a key by the digest of its value; the key determines the workspace',
  ],
  [/^with due as \( select e\.workspace_id/, 'scheduled task for all workspaces: reminders to clock out'],
  [
    /^select asked\.digest, t\.audience/,
    'finds an access token by the digest of its value; the token determines the workspace',
  ],
  [
    /where c\.grant_id = \$/,
    'finds a grant by its code or token; a grant has one connection in one workspace',
  ],
  [
    /^with unused as \( select r\.id_hash/,
    'deletes registered assistants that have no connection in any workspace',
  ],
  [
    /from member m join workspace w on w\.id = m\.workspace_id join session s/,
    'a person’s own workspaces, by their session',
  ],
];

interface Statement {
  readonly file: string;
  readonly text: string;
}

/** All SQL texts of a file, with the file's own constants substituted. */
function statementsOf(file: string): Statement[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  const constants = new Map([...source.matchAll(CONSTANT)].map(([, name, text]) => [name, text]));
  const whole = (text: string) =>
    text.replaceAll(/\$\{([A-Z_]+)\}/g, (kept, name: string) => constants.get(name) ?? kept);
  const isPart = (text: string) =>
    [...constants].some(([name, part]) => part === text && source.includes(`\${${name}}`));
  return [...source.matchAll(LITERAL)]
    .map(([, tick, single, double]) => tick ?? single ?? double ?? '')
    .filter((text) => !isPart(text))
    .map(whole)
    .filter((text) => /^\s*(select|insert|update|delete|with)\b/i.test(text))
    .map((text) => ({ file, text: text.replaceAll(/\s+/g, ' ').trim() }));
}

const namesTenant = ({ text }: Statement): boolean =>
  /workspace_id = \$\d/.test(text) || /insert into \w+ \([^)]*workspace_id/.test(text);
const isAbove = ({ text }: Statement): boolean => ABOVE_TENANTS.some(([statement]) => statement.test(text));

async function tenantTables(): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    await freshDatabase(),
    `select table_name as name from information_schema.columns
     where column_name = 'workspace_id' and table_schema = 'public'`,
  );
  return rows.map(({ name }) => name);
}

async function statementsOnTenants(): Promise<Statement[]> {
  const tables = await tenantTables();
  const touches = new RegExp(`\\b(from|join|into|update) (${tables.join('|')})\\b`, 'i');
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.') && !file.endsWith('.entity.ts'))
    .flatMap(statementsOf)
    .filter(({ text }) => touches.test(text));
}

it('every statement on a tenant’s table names the tenant or is listed here', async () => {
  const statements = await statementsOnTenants();
  expect(statements.length).toBeGreaterThan(5);
  expect(statements.filter((one) => !namesTenant(one) && !isAbove(one))).toEqual([]);
});

it('every listed exception is still used', async () => {
  const nameless = (await statementsOnTenants()).filter((one) => !namesTenant(one));
  const unused = ABOVE_TENANTS.filter(([statement]) => !nameless.some(({ text }) => statement.test(text)));
  expect(unused).toEqual([]);
});

it('every foreign key between tenant tables includes the workspace', async () => {
  const url = await freshDatabase();
  const loose = await sql<{ child: string; key: string }>(
    url,
    `select c.conrelid::regclass::text as child, c.conname as key from pg_constraint c
     join information_schema.columns p on p.table_name = c.confrelid::regclass::text and p.column_name = 'workspace_id'
     join information_schema.columns o on o.table_name = c.conrelid::regclass::text and o.column_name = 'workspace_id'
     where c.contype = 'f' and not exists (
       select from unnest(c.conkey) as k(at) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.at
       where a.attname = 'workspace_id')`,
  );
  expect(loose).toEqual([]);
});
