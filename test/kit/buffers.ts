import pg from 'pg';
import type { TestApp } from './app';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

interface Plan {
  readonly Plan: Readonly<Record<'Shared Hit Blocks' | 'Shared Read Blocks', number>>;
}

/**
 * The pages of 8 kB that PostgreSQL looks at for the statements of some work (`EXPLAIN (ANALYZE, BUFFERS)`), which unlike
 * time does not depend on the machine. Only reads: each is run a second time.
 * @param about only statements whose text this matches
 */
export async function buffersOf(t: TestApp, about: RegExp, work: () => Promise<unknown>): Promise<number> {
  const statements = await statementsDuring(work);
  let buffers = 0;
  for (const { text, values } of statements.filter((one) => about.test(one.text))) {
    const [row] = await t.sql<{ 'QUERY PLAN': [Plan] }>(
      `explain (analyze, buffers, format json) ${text}`,
      values,
    );
    const plan = row?.['QUERY PLAN'][0].Plan;
    buffers += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
  }
  return buffers;
}

/** What the driver sent while some work was done, over whichever connection. */
async function statementsDuring(work: () => Promise<unknown>): Promise<Statement[]> {
  const { prototype } = pg.Query;
  const submit: unknown = Reflect.get(prototype, 'submit');
  if (typeof submit !== 'function') throw new Error('the driver submits statements in another way');
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
