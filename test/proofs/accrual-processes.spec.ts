import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createDatabase, freshDatabase, sql, urlOf } from '../kit/database';
import { People } from './people';
import { SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

const PROGRAM = path.join(__dirname, 'accrual-process.mjs');
const H = 3600;
const OUTAGE = 31;
const WEEK_LATER = OUTAGE + 7;

let sink: Sink;
beforeAll(async () => {
  sink = await Sink.open();
});
afterAll(async () => {
  await stopAll();
  await sink.close();
});

/** A company of three with time off that accrues weekly and semi-monthly. @returns its database; no server runs */
async function company(): Promise<string> {
  const databaseUrl = await freshDatabase();
  const server = await Server.start({ DATABASE_URL: databaseUrl, SECRET, SMTP_URL: sink.url });
  const people = new People(server, sink);
  const owner = await people.owner();
  await people.member(owner, 'employee');
  await people.member(owner, 'employee');
  for (const period of ['weekly', 'semi_monthly']) {
    const accrual = { kind: 'per_period', period, seconds: 100 * H };
    await people.as(owner, 'POST', '/time-off/types', { name: period, accrual });
  }
  await server.stop();
  return databaseUrl;
}

async function copyOf(databaseUrl: string): Promise<string> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await createDatabase(`${name}_copy`, ` template ${name}`);
  return urlOf(`${name}_copy`);
}

/** Runs the job for some days ahead in several processes at the same time. */
async function run(databaseUrl: string, ...plans: readonly (readonly number[])[]): Promise<void> {
  const children = plans.map((days) =>
    spawn(process.execPath, [PROGRAM, databaseUrl, ...days.map(String)], {
      env: { PATH: process.env.PATH },
      stdio: ['pipe', 'pipe', 'pipe'],
    }),
  );
  const ends = children.map(endOf);
  await Promise.all(children.map(({ stdout }, at) => Promise.race([once(stdout, 'data'), ends[at]])));
  for (const { stdin } of children) stdin.write('go\n');
  expect(await Promise.all(ends)).toEqual(plans.map(() => ({ code: 0, said: '' })));
}

async function endOf(child: ChildProcess): Promise<{ code: number; said: string }> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

const ledgerOf = (databaseUrl: string) =>
  sql<{ line: string }>(
    databaseUrl,
    `select concat_ws(' ', t.name, l.member_id, l.kind, l.effective_on, l.seconds) as line
     from time_off_line l join time_off_type t on t.id = l.type_id order by line`,
  ).then((rows) => rows.map(({ line }) => line));

it('two processes at once catch up on a month of accruals, each line once', async () => {
  const inTime = await company();
  const late = await copyOf(inTime);
  await run(
    inTime,
    Array.from({ length: WEEK_LATER }, (_, day) => day + 1),
  );
  await run(late, [OUTAGE, WEEK_LATER], [OUTAGE, WEEK_LATER]);
  const ledger = await ledgerOf(late);
  expect(ledger).toEqual(await ledgerOf(inTime));
  expect(new Set(ledger).size).toBe(ledger.length);
  // In 38 days at least five weeks and two half months end, for three members.
  expect(ledger.length).toBeGreaterThanOrEqual(3 * (5 + 2));
});
