import type { Permission } from '../../src/access/permissions';
import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { callTool, letIn, sendMessage, textOf } from '../kit/assistant';
import { givenEntry, givenTimesheet } from '../kit/hours';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const H = 3600;
const PERIOD = { from: '2026-03-01', to: '2026-03-14' };
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** A workspace with hours at 10.00 an hour, and assistants of two members. */
async function counted(approved?: readonly Permission[]) {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  const job = await t.given.job(workspace.id, 'Baking');
  const subject = { workspaceId: workspace.id, memberId: ann.id };
  for (const day of [2, 3, 4, 5, 6])
    await givenEntry(t, subject, {
      inAt: `2026-03-0${day}T14:00:00Z`,
      outAt: `2026-03-0${day}T23:00:00Z`,
      jobId: job,
    });
  await t.given.payRate(workspace.id, ann.id, { amount: 1000 });
  const forOwner = await letIn(t, workspace.id, owner.id, approved);
  const forAnn = await letIn(t, workspace.id, ann.id, approved);
  return { workspace, owner, ann, job, forOwner, forAnn };
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads the response that it asserts on
async function read(by: Caller, input: Record<string, unknown>): Promise<any> {
  const { body, text } = await callTool(by, 'get_report', { ...PERIOD, ...input });
  if (!body.result || body.result.isError) throw new Error(text);
  return body.result.structuredContent;
}

const refusal = async (by: Caller, input: Record<string, unknown>): Promise<string> =>
  textOf((await callTool(by, 'get_report', { ...PERIOD, ...input })).body.result);

it('an assistant lists every report of the API and can choose each', async () => {
  const { forOwner, owner } = await counted();
  const listed = (await callTool(forOwner, 'list_reports')).body.result.structuredContent.data;
  expect(listed).toEqual((await owner.get('/reports')).body.data);
  const { tools } = (await sendMessage(forOwner, 'tools/list')).body.result;
  const { inputSchema } = tools.find(({ name }: { name: string }) => name === 'get_report');
  expect(inputSchema.properties.report.enum).toEqual(listed.map(({ name }: { name: string }) => name));
  expect(listed).toHaveLength(11);
});

it('an assistant reads the same report figures as the API', async () => {
  const { forOwner, owner, ann, job } = await counted();
  const memberId = ann.id;
  const overtime = await read(forOwner, { report: 'overtime', memberId });
  expect(overtime.rows).toMatchObject([{ workedSeconds: 45 * H, overtimeSeconds: 5 * H }]);
  expect(overtime.columns.map(({ key }: { key: string }) => key)).toContain('timeAndAHalfSeconds');
  // 45 h x 10.00 and 5 h x 5.00.
  const cost = await read(forOwner, { report: 'job-costing', by: 'member' });
  expect(cost.rows).toMatchObject([{ jobId: job, memberId, cost: usd(47_500) }]);
  const payroll = await read(forOwner, { report: 'payroll-summary', memberId });
  const { body } = await owner.get(
    `/reports/payroll-summary?from=2026-03-01&to=2026-03-14&memberId=${memberId}`,
  );
  expect(payroll.rows).toEqual(body.rows);
});

it('a long report is split into parts that add up to the whole', async () => {
  const { forOwner, owner, ann } = await counted();
  const year = { report: 'attendance', memberId: ann.id, from: '2026-01-05', to: '2026-12-31', limit: 500 };
  const rows: unknown[] = [];
  let cursor: string | null = null;
  let parts = 0;
  do {
    const { text, body } = await callTool(forOwner, 'get_report', { ...year, ...(cursor ? { cursor } : {}) });
    expect(text.length).toBeLessThan(100_000);
    const part = body.result.structuredContent;
    expect([part.columns === undefined, part.hasMore]).toEqual([parts > 0, part.nextCursor !== null]);
    rows.push(...part.rows);
    cursor = part.nextCursor;
    parts += 1;
  } while (cursor !== null);
  expect(parts).toBeGreaterThan(1);
  const { body } = await owner.get(`/reports/attendance?from=2026-01-05&to=2026-12-31&memberId=${ann.id}`);
  expect(rows).toEqual(body.rows);
  expect(rows).toHaveLength(361);
});

it('the payroll verdict covers all rows, also when one is shown', async () => {
  const { workspace, forOwner, ann } = await counted();
  const subject = { workspaceId: workspace.id, memberId: ann.id };
  for (const startsOn of ['2026-03-01', '2026-03-08'])
    await givenTimesheet(t, subject, {
      startsOn,
      endsOn: `2026-03-${startsOn === '2026-03-01' ? '07' : '14'}`,
    });
  const first = await read(forOwner, { report: 'payroll-readiness', limit: 1 });
  expect(first).toMatchObject({ verdict: 'blocked', unapprovedCount: 2, hasMore: true });
  const last = await read(forOwner, { report: 'payroll-readiness', limit: 1, cursor: first.nextCursor });
  expect(last).toMatchObject({ verdict: 'blocked', hasMore: false, nextCursor: null });
  expect(last.rows[0].link).not.toBe(first.rows[0].link);
});

it('an assistant is limited to the member’s own access and the consent', async () => {
  const { forAnn, ann, owner } = await counted();
  const { rows } = await read(forAnn, { report: 'hours-summary' });
  expect(rows.map(({ memberId }: { memberId: string }) => memberId)).toEqual([ann.id]);
  expect(await refusal(forAnn, { report: 'hours-summary', memberId: owner.id })).toContain(
    'member-not-found',
  );
  expect(await refusal(forAnn, { report: 'location-summary' })).toContain('permission-missing');
  const { forOwner } = await counted(['reports:read']);
  expect((await read(forOwner, { report: 'overtime' })).rows).toHaveLength(1);
  const stepUp = await callTool(forOwner, 'get_report', { ...PERIOD, report: 'payroll-summary' });
  expect([stepUp.status, stepUp.headers['www-authenticate']]).toEqual([
    403,
    expect.stringMatching(/insufficient_scope.*pay_rates:read/),
  ]);
});

it.each([
  [{ report: 'overtime', by: 'member' }, '#/by: Unknown name.'],
  [{ report: 'overtime', from: '2026-03-20' }, '#/to: The last day is before the first.'],
  [{ report: 'overtime', cursor: 'bWVt' }, '#/cursor: Use the nextCursor'],
  [{ report: 'overtime', format: 'csv' }, '#/format: Unknown name.'],
])('%j gets an error that says what is wrong', async (input, says) => {
  const { forOwner } = await counted();
  expect(await refusal(forOwner, input)).toContain(says);
});
