import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { statementsDuring } from '../kit/buffers';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** The most statements of a request, with the credential lookup, `begin` and `commit`. */
const LIMITS = [
  { path: '/clock/in', status: 201, limit: 13 },
  // Also reads the custom fields and updates the pending edit requests of the entry.
  { path: '/clock/out', status: 200, limit: 15 },
] as const;

/** The statements of a request, without those of the job queue, which polls at any time. */
async function statementsOf(member: Caller, path: string, status: number): Promise<string[]> {
  const statements = await statementsDuring(async () => {
    expect((await member.post(path, { note: 'Opening shift' })).status).toBe(status);
  });
  return statements
    .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => !/pgboss/.test(text));
}

it('clock-in and clock-out read nothing twice and stay within their statements', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  for (const { path, status } of LIMITS) await statementsOf(eve, path, status);
  for (const { path, status, limit } of LIMITS) {
    const statements = await statementsOf(eve, path, status);
    expect(statements).toEqual(expect.arrayContaining(['begin', 'commit']));
    expect(new Set(statements).size).toBe(statements.length);
    expect(statements.length > limit ? statements : []).toEqual([]);
  }
});
