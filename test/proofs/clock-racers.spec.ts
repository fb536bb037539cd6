import { freshDatabase, sql } from '../kit/database';
import { type Membership, People } from './people';
import { type Asking, type Reply, SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

// Concurrent changes of hours on two processes that share only the database.

const RACERS = 20;
const ROUNDS = 10;

let databaseUrl: string;
let servers: readonly [Server, Server];
let people: People;
let sink: Sink;

beforeAll(async () => {
  sink = await Sink.open();
  databaseUrl = await freshDatabase();
  const env = { DATABASE_URL: databaseUrl, SECRET, SMTP_URL: sink.url };
  servers = await Promise.all([Server.start(env), Server.start(env)]);
  people = new People(servers[0], sink);
});
afterAll(async () => {
  await stopAll();
  await sink.close();
});
afterEach(() => expect(servers.flatMap(({ bugs }) => bugs)).toEqual([]));

const byTurns = (n: number): Server => servers[n % 2 === 0 ? 0 : 1];
const by = ({ token, workspace }: Membership, body: object = {}): Asking => ({ token, workspace, body });

function countBy(replies: readonly Reply[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function race(path: string, asking: (n: number) => Asking): Promise<Record<number, number>> {
  const replies = await Promise.all(
    Array.from({ length: RACERS }, (_, n) => byTurns(n).ask('POST', path, asking(n))),
  );
  return countBy(replies);
}

const entriesOf = ({ workspace, memberId }: Membership) =>
  sql<{ id: string; open: boolean }>(
    databaseUrl,
    'select id, out_at is null as open from time_entry where workspace_id = $1 and member_id = $2',
    [workspace, memberId],
  );

interface Listed {
  readonly id: string;
  readonly version: number;
}

/** Timesheets by id only, for a decision without a version check. */
const unseen = (listed: readonly Listed[]) => listed.map(({ id }) => ({ id }));

/** Adds hours on a day. @returns the timesheet that contains them */
async function worked(owner: Membership, memberId: string, day: string) {
  const span = { inAt: `2026-01-${day}T09:00:00Z`, outAt: `2026-01-${day}T17:00:00Z` };
  const { body: entry } = await people.as(owner, 'POST', '/time-entries', { memberId, ...span });
  const period = `memberId=${memberId}&from=2026-01-${day}&to=2026-01-${day}`;
  const [timesheet] = (await people.as(owner, 'GET', `/timesheets?${period}`)).body.data;
  return { entry, timesheet };
}

it('of twenty concurrent clock-ins (or clock-outs) of a member one succeeds', async () => {
  const owner = await people.owner();
  const eve = await people.member(owner, 'employee');
  expect(await race('/clock/in', () => by(eve))).toEqual({ 201: 1, 409: RACERS - 1 });
  expect(await entriesOf(eve)).toMatchObject([{ open: true }]);
  expect(await race('/clock/out', () => by(eve))).toEqual({ 200: 1, 409: RACERS - 1 });
  expect(await entriesOf(eve)).toMatchObject([{ open: false }]);
});

it('of twenty concurrent overlapping entries one is created', async () => {
  const owner = await people.owner();
  const eve = await people.member(owner, 'employee');
  const hours = (n: number) => ({
    memberId: eve.memberId,
    inAt: `2026-01-12T09:${String(n + 10)}:00Z`,
    outAt: '2026-01-12T17:00:00Z',
  });
  expect(await race('/time-entries', (n) => by(owner, hours(n)))).toEqual({ 201: 1, 409: RACERS - 1 });
  expect(await entriesOf(eve)).toHaveLength(1);
});

it('an approval and a concurrent edit are serialized: only seen hours are approved', async () => {
  const owner = await people.owner();
  const [ann, eve] = [await people.member(owner, 'admin'), await people.member(owner, 'employee')];
  const outcomes: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    const { entry, timesheet } = await worked(owner, eve.memberId, String(10 + round));
    const approving = () =>
      servers[0].ask('POST', `/timesheets/${timesheet.id}/approve`, by(ann, { version: timesheet.version }));
    const editing = () => servers[1].ask('PATCH', `/time-entries/${entry.id}`, by(owner, { note: 'Moved' }));
    const [approval, edit] =
      round % 2 === 0
        ? await Promise.all([approving(), editing()])
        : (await Promise.all([editing(), approving()])).reverse();
    const outcome = `${approval?.status} ${edit?.status}`;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (approval?.status === 200)
      await people.as(owner, 'POST', `/timesheets/${timesheet.id}/cancel`, undefined);
  }
  expect((outcomes['200 409'] ?? 0) + (outcomes['412 200'] ?? 0)).toBe(ROUNDS);
});

it('twenty concurrent bulk decisions decide each timesheet once', async () => {
  const owner = await people.owner();
  const members = [await people.member(owner, 'employee'), await people.member(owner, 'employee')];
  const listed = [];
  for (const { memberId } of members) listed.push((await worked(owner, memberId, '12')).timesheet);
  const rows = listed.map(({ id, version }) => ({ id, version }));
  const bulk = (n: number) => ({
    decision: 'approve',
    timesheets: n % 3 === 0 ? rows : [...rows].reverse(),
  });
  expect(await race('/timesheets/bulk', (n) => by(owner, bulk(n)))).toEqual({ 200: 1, 409: RACERS - 1 });
});

it('one ineligible row leaves all rows of a bulk decision unchanged', async () => {
  const owner = await people.owner();
  const [eve, bob] = [await people.member(owner, 'employee'), await people.member(owner, 'employee')];
  const { timesheet } = await worked(owner, eve.memberId, '12');
  await people.as(bob, 'POST', '/clock/in', {});
  const [open] = (await people.as(bob, 'GET', '/timesheets')).body.data;
  const timesheets = [timesheet, open].map(({ id, version }) => ({ id, version }));
  const refused = await servers[1].ask(
    'POST',
    '/timesheets/bulk',
    by(owner, { decision: 'approve', timesheets }),
  );
  expect([refused.status, refused.body.rows]).toEqual([
    409,
    [{ id: open.id, reason: 'open-entry', state: 'open', version: open.version }],
  ]);
  const states = await sql(databaseUrl, 'select distinct state from timesheet where workspace_id = $1', [
    owner.workspace,
  ]);
  expect(states).toEqual([{ state: 'open' }]);
});

it('a bulk approval with a concurrent clock-in approves all timesheets or none', async () => {
  const owner = await people.owner();
  const [eve, bob] = [await people.member(owner, 'employee'), await people.member(owner, 'employee')];
  for (const membership of [eve, bob]) {
    await people.as(membership, 'POST', '/clock/in', {});
    await people.as(membership, 'POST', '/clock/out', {});
  }
  const outcomes: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const listed: Listed[] = (await people.as(owner, 'GET', '/timesheets')).body.data;
    const timesheets = listed.map(({ id, version }) => ({ id, version }));
    const deciding = () =>
      byTurns(round).ask('POST', '/timesheets/bulk', by(owner, { decision: 'approve', timesheets }));
    const guarded = () => byTurns(round + 1).ask('POST', '/clock/in', by(bob));
    const [decision, redirect] =
      round % 4 < 2
        ? await Promise.all([deciding(), guarded()])
        : (await Promise.all([guarded(), deciding()])).reverse();
    const states = await sql<{ state: string }>(
      databaseUrl,
      'select distinct state from timesheet where workspace_id = $1',
      [owner.workspace],
    );
    outcomes.push(`${decision?.status} ${redirect?.status} ${states.map(({ state }) => state)}`);
    if (redirect?.status === 201) await people.as(bob, 'POST', '/clock/out', {});
    else
      await people.as(owner, 'POST', '/timesheets/bulk', { decision: 'cancel', timesheets: unseen(listed) });
  }
  expect(outcomes.filter((one) => !['200 409 approved', '409 201 open'].includes(one))).toEqual([]);
});

it('of twenty concurrent requests for the last hours of time off one succeeds', async () => {
  const owner = await people.owner();
  const eve = await people.member(owner, 'employee');
  const limits = { lowestBalanceSeconds: 0 };
  const { body: type } = await people.as(owner, 'POST', '/time-off/types', { name: 'Vacation', limits });
  const subject = { memberId: eve.memberId, typeId: type.id };
  await people.as(owner, 'POST', '/time-off/adjustments', {
    ...subject,
    seconds: 28_800,
    reason: 'From before',
  });
  const days = (n: number) => [`2027-07-${String(n + 1).padStart(2, '0')}`];
  const asking = (n: number) => by(eve, { typeId: type.id, days: days(n), secondsPerDay: 28_800 });
  expect(await race('/time-off/requests', asking)).toEqual({ 201: 1, 409: RACERS - 1 });
  const left = await sql(
    databaseUrl,
    `select (select sum(l.seconds) from time_off_line l where l.type_id = $1)::int as ledger,
       (select sum(r.seconds_per_day) from time_off_request r join time_off_request_day d on d.request_id = r.id
        where r.type_id = $1 and r.state = 'pending')::int as pending`,
    [type.id],
  );
  expect(left).toEqual([{ ledger: 28_800, pending: 28_800 }]);
});

it('of twenty concurrent approvals of one edit request one succeeds', async () => {
  const owner = await people.owner();
  const eve = await people.member(owner, 'employee');
  const span = { inAt: '2026-01-12T09:00:00Z', outAt: '2026-01-12T17:00:00Z', reason: 'Forgotten' };
  const { body: request } = await people.as(eve, 'POST', '/edit-requests', span);
  const path = `/edit-requests/${request.id}/approve`;
  expect(await race(path, () => by(owner))).toEqual({ 200: 1, 409: RACERS - 1 });
  expect(await entriesOf(eve)).toHaveLength(1);
});

it('eight members on five devices each are clocked in once each', async () => {
  const owner = await people.owner();
  const memberships: Membership[] = [];
  for (let n = 0; n < 8; n += 1) memberships.push(await people.member(owner, 'employee'));
  const replies = await Promise.all(
    memberships.flatMap((membership, n) =>
      Array.from({ length: 5 }, (_, m) => byTurns(n + m).ask('POST', '/clock/in', by(membership))),
    ),
  );
  expect(countBy(replies)).toEqual({ 201: 8, 409: 32 });
});
