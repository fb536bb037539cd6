import { randomInt } from 'node:crypto';
import { freshDatabase, sql } from '../kit/database';
import { type Membership, People } from './people';
import { printFigure, type Reply, SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

// Rounds of concurrent changes of memberships by all members, on two processes.

const ROUNDS = 10;
const ROUNDS_MAX = 60;
const MUST_SUCCEED = ['transfer', 'removal', 'leave', 'role', 'invite', 'acceptance'];
const AT_ONCE = 20;
const ROLES = ['admin', 'employee'];

let databaseUrl: string;
let servers: readonly [Server, Server];
let people: People;
let sink: Sink;

beforeAll(async () => {
  sink = await Sink.open();
});
beforeEach(async () => {
  databaseUrl = await freshDatabase();
  const env = { DATABASE_URL: databaseUrl, SECRET, SMTP_URL: sink.url };
  servers = await Promise.all([Server.start(env), Server.start(env)]);
  people = new People(servers[0], sink);
});
afterEach(stopAll);
afterAll(() => sink.close());

interface Standing {
  readonly id: string;
  readonly email: string;
  readonly role: 'owner' | 'admin' | 'employee';
  readonly isActive: boolean;
}

interface Act {
  readonly name: string;
  readonly ask: (server: Server) => Promise<Reply>;
}

const pick = <T>(from: readonly T[]): T => from[randomInt(from.length)] as T;

/** A random act on a random person, by anyone, or by the owner if others may not. */
function anAct(crowd: readonly Membership[], owner: Membership): Act {
  const upon = pick(crowd);
  const act = (name: string, by: Membership, method: string, path: string, body?: unknown): Act => ({
    name,
    ask: (server) => server.ask(method, path, { token: by.token, workspace: by.workspace, body }),
  });
  const [anybody, mostlyOwner] = [pick(crowd), pick([owner, owner, pick(crowd)])];
  const emails = [upon.email, 'new@x.example'];
  return pick([
    () => act('transfer', mostlyOwner, 'POST', '/workspace/ownership', { memberId: upon.memberId }),
    () => act('role', mostlyOwner, 'PUT', `/members/${upon.memberId}/role`, { role: pick(ROLES) }),
    () => act('key', mostlyOwner, 'POST', '/api-keys', { name: 'A key' }),
    () => act('removal', anybody, 'POST', `/members/${upon.memberId}/removal`),
    () => act('restoration', anybody, 'POST', `/members/${upon.memberId}/restoration`),
    () => act('leave', anybody, 'POST', '/workspace/leave'),
    () => act('invite', anybody, 'POST', '/invitations', { emails, role: pick(ROLES) }),
  ])();
}

const standings = (workspace: string): Promise<Standing[]> =>
  sql<{ [K in keyof Standing]: Standing[K] }>(
    databaseUrl,
    `select m.id, u.email, m.is_active as "isActive",
       case when w.owner_member_id = m.id then 'owner' else m.role end as role
     from member m join workspace w on w.id = m.workspace_id join app_user u on u.id = m.user_id
     where w.id = $1`,
    [workspace],
  );

/** Restores everyone as a signed-in admin. */
async function healed(crowd: readonly Membership[]): Promise<{ crowd: Membership[]; owner: Membership }> {
  const now = await standings(crowd[0]?.workspace ?? '');
  const ownerId = now.find(({ role }) => role === 'owner')?.id;
  const owner = await signedIn(crowd.find(({ memberId }) => memberId === ownerId) as Membership);
  for (const { id, role, isActive } of now) {
    if (!isActive) await people.as(owner, 'POST', `/members/${id}/restoration`, { role: 'admin' });
    else if (role === 'employee') await people.as(owner, 'PUT', `/members/${id}/role`, { role: 'admin' });
  }
  const all = crowd.map((membership) => (membership.memberId === ownerId ? owner : signedIn(membership)));
  return { crowd: await Promise.all(all), owner };
}

async function signedIn(membership: Membership): Promise<Membership> {
  const { status } = await servers[0].ask('GET', '/me', membership);
  return status === 200 ? membership : { ...membership, token: await people.session(membership.email) };
}

it('a workspace always has exactly one active owner under concurrent changes', async () => {
  const founder = await people.owner();
  let crowd = [founder];
  for (let n = 0; n < 5; n += 1) crowd.push(await people.member(founder, 'admin'));
  const done: Record<string, number> = {};
  // Which act wins is random, so the rounds go on until every kind of act has succeeded once.
  const isMissing = () => MUST_SUCCEED.some((name) => done[name] === undefined);
  let round = 0;
  for (; round < ROUNDS || (isMissing() && round < ROUNDS_MAX); round += 1) {
    const standing = await healed(crowd);
    crowd = standing.crowd;
    // A new member joins in the middle of the round. The inviter may be removed at the same time.
    const guest = `guest${round}@proofs.example`;
    const token = await people.invitation(pick([standing.owner, pick(crowd)]), guest, 'employee');
    const redirect = {
      name: 'acceptance',
      ask: (server: Server) => server.ask('POST', '/invitations/accept', { body: { token } }),
    };
    const acts = [...Array.from({ length: AT_ONCE }, () => anAct(crowd, standing.owner)), redirect];
    const replies = await Promise.all(acts.map(({ ask }, n) => ask(servers[n % 2 === 0 ? 0 : 1])));
    const wrong = replies.filter(({ status }) => status >= 500 || status === 401);
    expect(wrong.map(({ status, text }) => ({ status, text }))).toEqual([]);
    acts.forEach(({ name }, n) => {
      if ((replies[n]?.status ?? 500) < 300) done[name] = (done[name] ?? 0) + 1;
    });
    const owners = (await standings(founder.workspace)).filter(({ role }) => role === 'owner');
    expect(owners).toEqual([expect.objectContaining({ isActive: true })]);
  }
  printFigure(`${round} rounds of ${AT_ONCE + 1} concurrent acts; done: ${JSON.stringify(done)}`);
  expect(isMissing()).toBe(false);
  await Promise.all(servers.map((server) => server.stop()));
  // The processes have exited, so the statistics are complete.
  const text = 'select deadlocks::int from pg_stat_database where datname = current_database()';
  expect(await sql(databaseUrl, text)).toEqual([{ deadlocks: 0 }]);
  expect(servers.flatMap(({ bugs }) => bugs)).toEqual([]);
});

it('concurrent requests cannot remove the owner', async () => {
  const owner = await people.owner();
  const admin = await people.member(owner, 'admin');
  const acts = Array.from({ length: AT_ONCE }, (_, n) => {
    const server = servers[n % 4 < 2 ? 0 : 1];
    if (n % 2 === 0) return server.ask('POST', '/workspace/leave', owner);
    return server.ask('POST', `/members/${owner.memberId}/removal`, admin);
  });
  const statuses = (await Promise.all(acts)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 403 && status !== 409)).toEqual([]);
  expect((await servers[1].ask('GET', '/me', owner)).body.member.role).toBe('owner');
});
