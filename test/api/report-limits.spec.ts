import { ReportRuns } from '../../src/modules/reports/framework/report-runs';
import { startApp, type TestApp } from '../kit/app';
import { callTool, letIn } from '../kit/assistant';
import { largeCompany, listening, type OpenReport, openReport, until, YEAR } from '../kit/report-stream';

const QUEUE = 50;

let t: TestApp;
let base: string;
let runs: ReportRuns;
const opened: OpenReport[] = [];
beforeAll(async () => {
  // With one database connection, nothing is answered while a report holds it.
  t = await startApp({ DATABASE_POOL_SIZE: '1' });
  base = await listening(t);
  runs = t.app.get(ReportRuns);
});
afterEach(async () => {
  for (const one of opened.splice(0)) one.leave();
  await until(() => runs.load.atWork === 0 && runs.load.waiting === 0);
  t.clock.reset();
});
afterAll(() => t.close());

function open(token: string, path?: string): OpenReport {
  const one = openReport(base, token, path);
  opened.push(one);
  return one;
}

/** A company with two running reports whose clients do not read on. */
async function busyCompany() {
  const company = await largeCompany(t);
  const reports = [open(company.owner.token), open(company.owner.token)] as const;
  for (const { begun } of reports) expect((await begun).statusCode).toBe(200);
  return { ...company, reports };
}

describe('reports of one workspace', () => {
  it('a third waits until one of two has finished', async () => {
    const { owner, reports } = await busyCompany();
    const third = open(owner.token);
    await until(() => runs.load.waiting === 1);
    reports[0].leave();
    expect((await third.begun).statusCode).toBe(200);
    expect(runs.load.waiting).toBe(0);
  });

  it('other workspaces and other requests are not blocked', async () => {
    const { owner } = await busyCompany();
    for (let at = 0; at < 5; at += 1) open(owner.token);
    await until(() => runs.load.waiting === 5);
    const { owner: other } = await t.given.workspace();
    expect((await other.get(YEAR)).status).toBe(200);
    expect((await owner.get('/jobs')).status).toBe(200);
  });

  it('a client that disconnects leaves the queue', async () => {
    const { owner } = await busyCompany();
    const third = open(owner.token);
    await until(() => runs.load.waiting === 1);
    third.leave();
    await until(() => runs.load.waiting === 0);
    expect(runs.load.waiting).toBe(0);
  });

  it('a full queue gets 429 with Retry-After', async () => {
    const { owner } = await busyCompany();
    for (let at = 0; at < QUEUE; at += 1) open(owner.token);
    await until(() => runs.load.waiting === QUEUE);
    const { status, headers, body } = await owner.get(YEAR);
    expect([status, headers['retry-after'], body.code]).toEqual([429, '10', 'slow-down']);
  });

  it('a report of an assistant waits in the same queue', async () => {
    const { workspace, owner, reports } = await busyCompany();
    const assistant = await letIn(t, workspace.id, owner.id);
    const answer = callTool(assistant, 'get_report', {
      report: 'attendance',
      from: '2025-01-01',
      to: '2025-01-31',
    });
    await until(() => runs.load.waiting === 1);
    reports[1].leave();
    expect((await answer).body.result.structuredContent.rows).toHaveLength(100);
  });

  it('a refused report frees its slot', async () => {
    const { owner } = await t.given.workspace();
    for (let at = 0; at < 5; at += 1) {
      const { status } = await owner.get(`${YEAR}&memberId=mem_00000000000000000000000000`);
      expect(status).toBe(404);
    }
    expect((await owner.get(YEAR)).status).toBe(200);
    expect(runs.load).toEqual({ atWork: 0, waiting: 0 });
  });
});

describe('a report that takes longer than five seconds', () => {
  it('completes while its credential is active', async () => {
    const { ann } = await largeCompany(t);
    const report = open(ann.token);
    await report.begun;
    t.clock.advance(6);
    expect((await report.finish()).isWhole).toBe(true);
  });

  it.each<[string, (company: Awaited<ReturnType<typeof largeCompany>>) => Promise<unknown>]>([
    ['is removed', ({ owner, ann }) => owner.post(`/members/${ann.id}/removal`)],
    ['is demoted', ({ owner, ann }) => owner.put(`/members/${ann.id}/role`, { role: 'employee' })],
    ['signs out', ({ ann }) => ann.delete('/sessions/current')],
  ])('stops when its member %s', async (_, change) => {
    const company = await largeCompany(t);
    const report = open(company.ann.token);
    await report.begun;
    t.clock.advance(6);
    await change(company);
    expect((await report.finish()).isWhole).toBe(false);
  });
});

describe('the rate limit of a credential', () => {
  it.each([
    ['a week', '2025-01-01', '2025-01-07', 99],
    ['a month', '2025-01-01', '2025-01-31', 95],
    ['a year, up to a quarter of the limit', '2025-01-01', '2025-12-31', 74],
  ])('counts one unit per week of %s', async (_, from, to, left) => {
    const limited = await startApp({ RATE_LIMIT_PER_MINUTE: '100' });
    try {
      const { owner } = await limited.given.workspace();
      const { headers } = await owner.get(`/reports/hours-summary?from=${from}&to=${to}`);
      expect(headers.ratelimit).toMatch(`r=${left};`);
    } finally {
      await limited.close();
    }
  });
});

it('a report over the limit is refused; cheaper requests still work', async () => {
  const limited = await startApp({ RATE_LIMIT_PER_MINUTE: '100' });
  try {
    const { owner } = await limited.given.workspace();
    const path = '/reports/hours-summary?from=2025-01-01&to=2025-12-31';
    const statuses: number[] = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await owner.get(path)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await owner.get('/me')).status).toBe(200);
  } finally {
    await limited.close();
  }
});

describe('a process that stops', () => {
  it('refuses waiting reports and aborts those that no client reads', async () => {
    const stopping = await startApp();
    const at = await listening(stopping);
    const { owner } = await largeCompany(stopping);
    const reports = [openReport(at, owner.token), openReport(at, owner.token)];
    for (const { begun } of reports) await begun;
    const waiting = openReport(at, owner.token);
    await until(() => stopping.app.get(ReportRuns).load.waiting === 1);
    const closed = stopping.close();
    expect((await waiting.begun).statusCode).toBe(429);
    waiting.leave();
    await closed;
    for (const report of reports) expect((await report.finish()).isWhole).toBe(false);
  });
});
