import pg from 'pg';
import { addressOf } from '../../config/mikro-orm.config';
import type { TestApp } from './app';

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

interface Plan {
  readonly Plan: Readonly<Record<'Shared Hit Blocks' | 'Shared Read Blocks', number>>;
}

/**
 * The number of 8 kB pages that PostgreSQL reads for the statements of some work (`EXPLAIN (ANALYZE, BUFFERS)`). Unlike
 * time it does not depend on the machine. For read-only statements, because each runs a second time, with index scans
 * only: on small test tables the planner would use sequential scans, and the count would not depend on the rows.
 * @param about matches the text of the statements to count
 */
export async function buffersOf(t: TestApp, about: RegExp, work: () => Promise<unknown>): Promise<number> {
  const statements = await statementsDuring(work);
  const client = new pg.Client(addressOf(t.databaseUrl));
  await client.connect();
  try {
    await client.query('set enable_seqscan = off; set enable_bitmapscan = off');
    let buffers = 0;
    for (const { text, values } of statements.filter((one) => about.test(one.text))) {
      const { rows } = await client.query<{ 'QUERY PLAN': [Plan] }>(
        `explain (analyze, buffers, format json) ${text}`,
        values,
      );
      const plan = rows[0]?.['QUERY PLAN'][0].Plan;
      buffers += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
    }
    return buffers;
  } finally {
    await client.end();
  }
}

/** The statements that the driver sent during some work, on any connection. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<Statement[]> {
  const { prototype } = pg.Query;
  const submit: unknown = Reflect.get(prototype, 'submit');
  if (typeof submit !== 'function') throw new Error('pg.Query has no submit method any more');
  const statements: Statement[] = [];
  const noting = function (this: unknown, ...args: unknown[]): unknown {
    const { text, values }: Partial<Statement> = Object(this);
    if (text !== undefined) statements.push({ text, values: values ?? [] });
    return Reflect.apply(submit, this, args);
  };
  Reflect.set(prototype, 'submit', noting);
  try {
    await work();
  } finally {
    Reflect.set(prototype, 'submit', submit);
  }
  return statements;
}
