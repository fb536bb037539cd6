import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createDatabase, freshDatabase, ownName, sql, urlOf } from '../kit/database';
import { testFolder } from '../kit/folder';
import { SECRET } from './server';

const BUILT = path.resolve(__dirname, '../../dist/src');
const COMMANDS = ['main', 'migrate', 'audit-verify', 'keys-rotate'] as const;
const MISCONFIGURED = 78;

interface Ended {
  readonly code: number | string | null | undefined;
  readonly said: string;
}

let folder: string;
beforeEach(() => {
  folder = testFolder('operator');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs a command to its end. @param env in addition to the port; this process's environment is not passed */
function run(command: (typeof COMMANDS)[number], env: Readonly<Record<string, string>>): Promise<Ended> {
  const own = { PATH: process.env.PATH, PORT: '0', ORIGIN: 'http://127.0.0.1:1', DATA_DIR: folder };
  const args = ['--no-warnings', path.join(BUILT, `${command}.js`)];
  return new Promise((resolve) => {
    const options = { env: { ...own, ...env } };
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, said: stdout + stderr }),
    );
  });
}

/** Runs all commands. Each exits with the code for operator faults and a message without a stack trace. */
async function expectWords(
  env: Readonly<Record<string, string>>,
  words: RegExp,
  commands: readonly (typeof COMMANDS)[number][] = COMMANDS,
): Promise<void> {
  const ended = await Promise.all(commands.map((command) => run(command, env)));
  for (const [at, { code, said }] of ended.entries()) {
    expect([commands[at], code, said]).toEqual([commands[at], MISCONFIGURED, expect.stringMatching(words)]);
    expect(said).not.toMatch(/^\s+at /m);
  }
}

const external = (url: string): Record<string, string> => ({ DATABASE_URL: url, SECRET });

/** The same database for a user without privileges. */
async function asPlain(url: string): Promise<string> {
  const name = `plain_${new URL(url).pathname.slice(1)}`;
  await sql(url, `create role ${name} login`);
  const plain = new URL(url);
  plain.username = name;
  return plain.href;
}

describe('every command reports an operator fault in one clear message', () => {
  it('a setting with a wrong value', () => expectWords({ DATABASE_POOL_SIZE: 'many' }, /DATABASE_POOL_SIZE/));

  it('a database that does not answer', () =>
    expectWords(external('postgresql://nobody@127.0.0.1:1/none'), /Cannot connect[\s\S]*DATABASE_URL/));

  it('a data folder that is a file', async () => {
    fs.writeFileSync(path.join(folder, 'file'), '');
    await expectWords({ DATA_DIR: path.join(folder, 'file') }, /folder of the database cannot be created/);
  });

  it('a truncated secret', async () => {
    fs.writeFileSync(path.join(folder, 'secret'), 'short\n');
    await expectWords({}, /secret in .* is cut off/, ['main']);
  });

  it('a user who cannot create objects in the schema', async () => {
    const url = urlOf('operator_schema');
    await createDatabase('operator_schema');
    await sql(url, 'create extension btree_gist');
    await expectWords(
      external(await asPlain(url)),
      /permission denied for schema public[\s\S]*grant create on database "t_\w+_operator_schema"/,
      ['main', 'migrate'],
    );
  });

  it('a user who cannot read the tables or create those of the queue', async () => {
    const url = await freshDatabase();
    const plain = external(await asPlain(url));
    await expectWords(plain, /permission denied[\s\S]*grant all on schema public/);
    await sql(url, 'drop schema pgboss cascade');
    await sql(url, 'grant all on all tables in schema public to public');
    await expectWords(plain, /permission denied for database[\s\S]*grant create on database/, ['main']);
  });

  it('a read-only database', async () => {
    const url = urlOf('operator_read_only');
    await createDatabase('operator_read_only');
    const name = ownName('operator_read_only');
    await sql(url, `alter database ${name} set default_transaction_read_only = on`);
    await expectWords(external(url), /read-only transaction[\s\S]*takes writes/, ['main', 'migrate']);
  });

  it('a database that was never migrated', async () => {
    await createDatabase('operator_empty');
    await expectWords(external(urlOf('operator_empty')), /npm run migrate/, ['audit-verify', 'keys-rotate']);
  });

  it('a database with the tables of another application', async () => {
    const url = urlOf('operator_foreign');
    await createDatabase('operator_foreign');
    await sql(url, 'create table workspace (id int)');
    await expectWords(external(url), /relation "workspace" already exists[\s\S]*DATABASE_URL/, [
      'main',
      'migrate',
    ]);
  });

  it('a database that a newer build has changed', async () => {
    const url = await freshDatabase();
    await sql(url, `insert into schema_migration (name) values ('Migration29990101000000')`);
    await expectWords(external(url), /newer build[\s\S]*Migration29990101000000/);
  });

  it('a listen address that is not on this machine', async () => {
    const env = {
      ...external(await freshDatabase()),
      HOST: 'no-such-host.invalid',
      SMTP_URL: 'smtp://127.0.0.1:9',
    };
    await expectWords(env, /is not an address of this machine/, ['main']);
  });
});

it('the commands succeed on a service’s database, also when run again', async () => {
  for (const command of ['migrate', 'audit-verify', 'keys-rotate'] as const) {
    expect(await run(command, {})).toMatchObject({ code: 0 });
  }
});
