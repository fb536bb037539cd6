import type { Tool } from '@modelcontextprotocol/client';
import { PERMISSIONS } from '../../src/access/permissions';
import { type Assistant, assistantAt, textOf } from '../kit/assistant';
import { freshDatabase, sql } from '../kit/database';
import { connect } from './assistants';
import { type Membership, People } from './people';
import { SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

// Typical requests to an assistant, answered by the official client using only the tools of a running service.

const HOUR_MS = 3_600_000;
const H = 3600;
const VIEWING = PERMISSIONS.filter((permission) => permission.endsWith(':read'));

let databaseUrl: string;
let server: Server;
let sink: Sink;
let people: People;

beforeAll(async () => {
  sink = await Sink.open();
  databaseUrl = await freshDatabase();
  server = await Server.start({ DATABASE_URL: databaseUrl, SECRET, SMTP_URL: sink.url });
  people = new People(server, sink);
});
afterAll(async () => {
  await stopAll();
  await sink.close();
});
afterEach(() => expect(server.bugs).toEqual([]));

// biome-ignore lint/suspicious/noExplicitAny: a proof reads the response it expects, and its assertions check it
type Json = any;

async function done(by: Assistant, name: string, input: Record<string, unknown> = {}): Promise<Json> {
  const answer = await by.call(name, input);
  if (answer.isError) throw new Error(`${name}: ${textOf(answer)}`);
  return answer.structuredContent;
}

/** All items of a list, fetched page by page. */
async function all(by: Assistant, name: string, input: Record<string, unknown> = {}): Promise<Json[]> {
  const rows: Json[] = [];
  let cursor: string | null = null;
  do {
    const page: Json = await done(by, name, { ...input, ...(cursor ? { cursor } : {}), limit: 2 });
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

const namesOf = (rows: readonly Json[]): string[] => rows.map(({ member }) => member.name).sort();

async function letIn(membership: Membership, permissions = PERMISSIONS): Promise<Assistant> {
  const { origin } = server;
  const { token } = await connect(databaseUrl, membership, { origin, resource: 'mcp', permissions });
  return assistantAt(`${origin}/mcp`, token);
}

async function named(
  owner: Membership,
  name: string,
  role: 'admin' | 'employee' = 'employee',
): Promise<Membership> {
  const membership = await people.member(owner, role);
  await people.as(membership, 'PATCH', `/members/${membership.memberId}`, { name });
  return membership;
}

const LAST_WINTER = { inAt: '2026-01-12T09:00:00Z', outAt: '2026-01-12T17:00:00Z' };
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();

/**
 * Mara approves timesheets. Theo forgot to clock out yesterday, and Kay is at work. Ida and Jon have finished their
 * week, and Jon has submitted it. Pia has forty hours of vacation and requests sixteen of them.
 */
async function crew() {
  const owner = await people.owner();
  const mara = await named(owner, 'Mara', 'admin');
  const [theo, kay, ida, jon, pia] = [
    await named(owner, 'Theo'),
    await named(owner, 'Kay'),
    await named(owner, 'Ida'),
    await named(owner, 'Jon'),
    await named(owner, 'Pia'),
  ];
  await people.as(owner, 'POST', '/time-entries', { memberId: theo.memberId, inAt: ago(26), outAt: null });
  await people.as(kay, 'POST', '/clock/in', {});
  for (const { memberId } of [ida, jon])
    await people.as(owner, 'POST', '/time-entries', { memberId, ...LAST_WINTER });
  const [timesheet] = (await people.as(jon, 'GET', '/timesheets')).body.data;
  await people.as(jon, 'POST', `/timesheets/${timesheet.id}/submit`);
  const type = (name: string) => people.as(owner, 'POST', '/time-off/types', { name });
  const typeId = (await type('Vacation')).body.id;
  const sickId = (await type('Sick leave')).body.id;
  for (const [id, hours] of Object.entries({ [typeId]: 40, [sickId]: 24 })) {
    const input = { memberId: pia.memberId, typeId: id, seconds: hours * H, reason: 'From before' };
    await people.as(owner, 'POST', '/time-off/adjustments', input);
  }
  const days = ['2027-07-05', '2027-07-06'];
  await people.as(pia, 'POST', '/time-off/requests', { typeId, days, secondsPerDay: 8 * H });
  return { owner, mara };
}

/** Members who forgot to clock out: clocked in for longer than the company's limit. */
async function forgotten(by: Assistant): Promise<string[]> {
  const { forgottenAfterSeconds } = await done(by, 'get_clock_in_setup');
  const here = await all(by, 'list_on_the_clock');
  const isForgotten = ({ inAt }: Json) => Date.now() - Date.parse(inAt) > forgottenAfterSeconds * 1000;
  return namesOf(here.filter(isForgotten));
}

/** Approves all complete timesheets. @returns the names of their members */
async function approveComplete(by: Assistant): Promise<string[]> {
  const listed = [...(await all(by, 'list_timesheets', { state: 'open' }))];
  listed.push(...(await all(by, 'list_timesheets', { state: 'submitted' })));
  const complete = listed.filter(({ openEntryId }) => openEntryId === null);
  const timesheets = complete.map(({ id, version }) => ({ id, version }));
  const { data } = await done(by, 'decide_timesheets', { decision: 'approve', timesheets });
  expect(data.map(({ state }: Json) => state)).toEqual(complete.map(() => 'approved'));
  return namesOf(data);
}

/** The hours of vacation that a member has left. */
async function vacationOf(by: Assistant, name: string): Promise<number> {
  const member = (await all(by, 'list_members')).find((one) => one.name === name);
  const type = (await all(by, 'list_time_off_types')).find((one) => one.name === 'Vacation');
  const input = { memberId: member?.id, typeId: type?.id };
  const [balance, ...others] = (await done(by, 'list_time_off_balances', input)).data;
  expect(others).toEqual([]);
  return balance.balanceSeconds / H;
}

const statesOf = async ({ workspace }: Membership): Promise<Record<string, string>> => {
  const rows = await sql<{ name: string; state: string }>(
    databaseUrl,
    `select u.name, t.state from timesheet t join member m on m.id = t.member_id join app_user u on u.id = m.user_id
     where t.workspace_id = $1 order by u.name`,
    [workspace],
  );
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
};

it('an assistant finds open clocks, approves timesheets and reads a balance', async () => {
  const { owner, mara } = await crew();
  const forMara = await letIn(mara);
  expect(await forgotten(forMara)).toEqual(['Theo']);
  expect(await approveComplete(forMara)).toEqual(['Ida', 'Jon']);
  const states = await statesOf(owner);
  expect(states).toEqual({ Ida: 'approved', Jon: 'approved', Kay: 'open', Theo: 'open' });
  expect(await vacationOf(forMara, 'Pia')).toBe(24);
  await forMara.client.close();
});

/** Every choice of a tool that covers several operations, with no other input. */
function choicesOf({ inputSchema }: Tool): Record<string, unknown>[] {
  const shapes: Json[] = [inputSchema, ...((inputSchema.anyOf ?? inputSchema.oneOf ?? []) as Json[])];
  const choices = shapes.flatMap(({ properties = {} }) =>
    ['decision', 'act', 'rule'].flatMap((by) => {
      const { const: only, enum: some = [only] } = properties[by] ?? {};
      return some.filter((one: unknown) => one !== undefined).map((one: unknown) => ({ [by]: one }));
    }),
  );
  return choices.length > 0 ? choices : [{}];
}

/** A digest of every row of every table. */
async function everything(): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    databaseUrl,
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const digests: [string, string][] = [];
  for (const { name } of tables) {
    const text = `select coalesce(md5(string_agg(t::text, '' order by t::text)), '') as digest from "${name}" t`;
    const [row] = await sql<{ digest: string }>(databaseUrl, text);
    digests.push([name, row?.digest ?? '']);
  }
  return Object.fromEntries(digests);
}

it('a view-only assistant reads the same data and cannot change anything', async () => {
  const { mara } = await crew();
  const viewer = await letIn(mara, VIEWING);
  const before = await everything();
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(await forgotten(viewer)).toEqual(['Theo']);
  expect(await vacationOf(viewer, 'Pia')).toBe(24);
  const writing = (await viewer.tools()).filter(({ annotations }) => annotations?.readOnlyHint !== true);
  expect(writing.length).toBeGreaterThan(10);
  for (const tool of writing)
    for (const choice of choicesOf(tool)) {
      const refusal = await viewer.call(tool.name, choice).then(textOf, (error) => `thrown ${error.message}`);
      expect([tool.name, choice, refusal]).toEqual([
        tool.name,
        choice,
        expect.stringMatching(/^thrown Insufficient scope: required/),
      ]);
    }
  await expect(approveComplete(viewer)).rejects.toThrow('Insufficient scope');
  expect(await everything()).toEqual(before);
  await viewer.client.close();
});
