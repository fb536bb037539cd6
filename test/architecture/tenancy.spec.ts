import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freshDatabase, sql } from '../kit/database';

const ROOT = path.resolve(__dirname, '../../src');
const LITERAL = /`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g;
const CONSTANT = /const ([A-Z_]+)[^=]*=\s*`((?:[^`\\]|\\.)*)`/g;

/**
 * Statements that find a tenant's row by something other than its tenant: what only its holder knows, or what stands
 * above workspaces. A line here is a hole in the wall between tenants: say why it lets nothing through.
 */
const ABOVE_TENANTS: readonly (readonly [statement: RegExp, why: string])[] = [
  [
    /^select encode\(k\.token_hash/,
    'a key is found by the digest of its value, and brings its workspace along',
  ],
  [
    /^with due as \( select k\.workspace_id/,
    'the chore that tells of keys that end: of all workspaces, by itself',
  ],
  [
    /^with due as \( select e\.workspace_id/,
    'the chore that reminds people who forgot to clock out: of all workspaces, by itself',
  ],
  [
    /^select t\.workspace_id as "workspaceId", t\.id as "typeId"/,
    'the chore that credits time off: which accounts of which workspaces are behind, and nothing of what they hold',
  ],
  [/^update api_key k set revoked_at = \$2 from member/, 'a leaked key is found by the digest of its value'],
  [
    /where k\.id = \$1$/,
    'the mail about a key, by its id; what it says goes to a member of its own workspace',
  ],
  [
    /^select u\.email as "to", c\.client_name as assistant/,
    'the mail about a connection that ended, by its id; it goes to the member it acted as',
  ],
  [
    /^select asked\.digest, t\.audience/,
    'an access token is found by the digest of its value, and brings its workspace along',
  ],
  [
    /(where|from connection c where) c\.grant_id = \$1/,
    'a grant is found by whoever holds its code or token; it has one connection in one workspace',
  ],
  [
    /^update connection c set revoked_at = \$2 from connection n/,
    'the connections of the very member that the connection of a grant acts as, which stays in its workspace',
  ],
  [
    /^with unused as \( select r\.id_hash/,
    'whether an assistant was let in anywhere decides whether it is forgotten',
  ],
  [/^update connection c set last_used_at/, 'ids that the door itself found a moment ago'],
  [/^update api_key k set last_used_at/, 'ids that the door itself found a moment ago'],
  [/from audit_event e where chain = \$1/, 'a chain is the workspace, or the person'],
  [
    /^select u\.email, w\.name as "workspaceName", ou\.name/,
    'the mail to a removed member, by the id of their seat',
  ],
  [
    /from member m join workspace w on w\.id = m\.workspace_id join session s/,
    'a person’s own workspaces, by their session',
  ],
  [
    /from invitation i .* where i\.(token_hash|id|email) = \$1/,
    'an invitation is found by its link, its id or its address',
  ],
];

interface Statement {
  readonly file: string;
  readonly text: string;
}

/** Every SQL text of a file, with the constants of the file that stand in it written out. */
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
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'))
    .flatMap(statementsOf)
    .filter(({ text }) => touches.test(text));
}

it('every statement on a tenant’s table names the tenant, or says here why it need not', async () => {
  const statements = await statementsOnTenants();
  expect(statements.length).toBeGreaterThan(30);
  expect(statements.filter((one) => !namesTenant(one) && !isAbove(one))).toEqual([]);
});

it('no exception outlives its statement', async () => {
  const nameless = (await statementsOnTenants()).filter((one) => !namesTenant(one));
  const unused = ABOVE_TENANTS.filter(([statement]) => !nameless.some(({ text }) => statement.test(text)));
  expect(unused).toEqual([]);
});

it('a child can only point into its own workspace: the database refuses anything else', async () => {
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
