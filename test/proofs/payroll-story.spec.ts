import { freshDatabase } from '../kit/database';
import { counted, type LocationFixture, locationFixture, openedFile } from './location-fixture';
import {
  APRIL,
  CLEOS_RECORD,
  DAN_IN_APRIL,
  DAN_WITHOUT_A_RATE,
  DANS_PAY,
  DELIVERY_RATE,
  EVE_AT_THE_WRONG_RATE,
  EVE_WENT,
  EVES_WRONG_PAY,
  type Facts,
  FILE,
  IN_THE_WAY,
  type Name,
  PAY,
  SCENARIO_MONTH,
  SCENARIO_PAY,
  SCHEDULE,
  SHIFTS,
} from './month-scenario';
import { People } from './people';
import { SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

// A month of a company, from the first time entry to the payroll file, over HTTP with an API key only.

let server: Server;
let sink: Sink;

beforeAll(async () => {
  sink = await Sink.open();
  server = await Server.start({ DATABASE_URL: await freshDatabase(), SECRET, SMTP_URL: sink.url });
});
afterAll(async () => {
  await stopAll();
  await sink.close();
});

// biome-ignore lint/suspicious/noExplicitAny: a proof reads the reply it expects, and its assertions check it
type Json = any;

/** A program with an API key. */
class Clerk {
  private asked = 0;

  constructor(private readonly key: string) {}

  get = (path: string): Promise<Json> => this.send('GET', path);
  post = (path: string, body?: object): Promise<Json> => this.send('POST', path, body);

  async send(method: string, path: string, body?: object, expected = [200, 201]): Promise<Json> {
    this.asked += 1;
    const key = method === 'POST' ? { key: `request-${this.asked}` } : {};
    const reply = await server.ask(method, path, { token: this.key, body, ...key });
    if (!expected.includes(reply.status)) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.body ?? reply.text;
  }

  /** The payroll summary, by member name. */
  async summary({ from, to }: { from: string; to: string }): Promise<Record<string, Facts>> {
    const { rows } = await this.get(`/reports/payroll-summary?from=${from}&to=${to}`);
    return Object.fromEntries(rows.map((row: Json) => [row.memberName, reported(row)]));
  }

  async readiness(): Promise<{ verdict: string; rows: Json[] }> {
    return this.get(`/reports/payroll-readiness?from=${SCENARIO_MONTH.from}&to=${SCENARIO_MONTH.to}`);
  }
}

function reported(row: Json): Facts {
  const cents = (money: { amount: number; currency: string } | null) => {
    if (money) expect(money.currency).toBe('USD');
    return money?.amount ?? null;
  };
  return {
    hours: row.workedSeconds / 3600,
    overtimeHours: row.overtimeSeconds / 3600,
    regular: cents(row.regularPay),
    premium: cents(row.overtimePay),
    salary: cents(row.salaryPay),
    gross: cents(row.grossPay),
  };
}

/** Sets rules, jobs and pay. @returns the id of Eve's wrong pay change */
async function setUp(clerk: Clerk, ids: LocationFixture['ids']): Promise<{ wrongId: string; jobId: string }> {
  await clerk.send('PUT', '/rules/overtime', { preset: 'federal' });
  await clerk.send('PUT', '/rules/schedule', SCHEDULE);
  const { id: jobId } = await clerk.post('/jobs', { name: 'Deliveries' });
  await clerk.post(`/pay/jobs/${jobId}`, DELIVERY_RATE);
  for (const [name, pay] of Object.entries(PAY)) await clerk.post(`/pay/members/${ids[name as Name]}`, pay);
  await clerk.send('PUT', `/members/${ids.Cleo}/employment`, CLEOS_RECORD);
  const { id: wrongId } = await clerk.post(`/pay/members/${ids.Eve}`, EVES_WRONG_PAY);
  return { wrongId, jobId };
}

/** Adds the month's entries. @returns the id of the mistyped one */
async function enterHours(clerk: Clerk, ids: LocationFixture['ids'], jobId: string): Promise<string> {
  let slip = '';
  for (const { caller, inAt, outAt, isDelivery, isSlip } of SHIFTS) {
    const input = { memberId: ids[caller], inAt, outAt, ...(isDelivery ? { jobId } : {}) };
    const { id } = await clerk.post('/time-entries', input);
    if (isSlip) slip = id;
  }
  return slip;
}

const timesheetsOf = async (
  clerk: Clerk,
): Promise<{ id: string; version: number; member: { name: string } }[]> =>
  (await clerk.get(`/timesheets?from=${SCENARIO_MONTH.from}&to=${SCENARIO_MONTH.to}&limit=100`)).data;

const rowsOf = (timesheets: readonly { id: string; version: number }[]) =>
  timesheets.map(({ id, version }) => ({ id, version }));

it('a payroll clerk takes a month to pay with a key, correct to the cent', async () => {
  const { key, ids } = await locationFixture(new People(server, sink));
  const clerk = new Clerk(key);
  const { wrongId, jobId } = await setUp(clerk, ids);
  const slipId = await enterHours(clerk, ids, jobId);

  const blocked = await clerk.readiness();
  const categories = counted(blocked.rows.map(({ category }) => category));
  expect([blocked.verdict, categories]).toEqual(['blocked', IN_THE_WAY]);
  expect((await clerk.summary(SCENARIO_MONTH)).Dan).toEqual(DAN_WITHOUT_A_RATE);

  await sendBackOne(clerk);
  const stale = await timesheetsOf(clerk);
  await clerk.send('PATCH', `/time-entries/${slipId}`, { outAt: EVE_WENT });
  const early = { decision: 'approve', timesheets: rowsOf(stale) };
  const refused = await clerk.send('POST', '/timesheets/bulk', early, [409]);
  expect(refused.rows.map(({ reason }: { reason: string }) => reason)).toEqual(['changed']);
  const seen = rowsOf(await timesheetsOf(clerk));
  const approved = await clerk.post('/timesheets/bulk', { decision: 'approve', timesheets: seen });
  expect(approved.data.map(({ state }: { state: string }) => state)).toEqual(seen.map(() => 'approved'));

  const review = await clerk.readiness();
  expect([review.verdict, review.rows.map(({ category, memberName }) => [category, memberName])]).toEqual([
    'needs_review',
    [['pay_rate', 'Dan']],
  ]);
  await clerk.post(`/pay/members/${ids.Dan}`, DANS_PAY);
  expect(await clerk.readiness()).toMatchObject({ verdict: 'ready', rows: [], unapproved: [] });

  expect((await clerk.summary(SCENARIO_MONTH)).Eve).toEqual(EVE_AT_THE_WRONG_RATE);
  await clerk.post(`/pay/changes/${wrongId}/void`, { reason: 'Entered for the wrong person' });
  expect(await clerk.summary(SCENARIO_MONTH)).toMatchObject(SCENARIO_PAY);
  expect((await clerk.summary(APRIL)).Dan).toEqual(DAN_IN_APRIL);
  const file = `/reports/payroll-summary?from=${SCENARIO_MONTH.from}&to=${SCENARIO_MONTH.to}&format=csv`;
  expect(openedFile(await clerk.get(file))).toMatchObject(FILE);
  expect(server.bugs).toEqual([]);
});

/** One timesheet is submitted, rejected with a note, and submitted again. */
async function sendBackOne(clerk: Clerk): Promise<void> {
  const timesheet = (await timesheetsOf(clerk)).find(({ member }) => member.name === 'Ann');
  const path = `/timesheets/${timesheet?.id}`;
  expect((await clerk.post(`${path}/submit`)).state).toBe('submitted');
  const rejected = await clerk.post(`${path}/reject`, { note: 'Which round was it on Thursday?' });
  expect([rejected.state, rejected.decisionNote]).toEqual(['rejected', 'Which round was it on Thursday?']);
  expect((await clerk.post(`${path}/submit`, { note: 'The harbor' })).state).toBe('submitted');
}
