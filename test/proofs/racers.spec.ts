import { digestOf } from '../../src/kernel/secret/secret';
import { freshDatabase, sql } from '../kit/database';
import { type Connected, connect, OTHER_CLIENT, redeeming, refreshing } from './assistants';
import { type Membership, People } from './people';
import { type Asking, printFigure, type Reply, SECRET, Server, stopAll, until } from './server';
import { codeIn, Sink, tokenIn } from './sink';

// Concurrent requests to two processes that share only the database.

const RACERS = 20;
/** The public origin of both processes, for which tokens are issued. */
const ORIGIN = 'http://127.0.0.1:3000';

let databaseUrl: string;
let servers: readonly [Server, Server];
let people: People;
let sink: Sink;

beforeAll(async () => {
  sink = await Sink.open();
  databaseUrl = await freshDatabase();
  servers = await twoServers(databaseUrl);
  people = new People(servers[0], sink);
});
afterAll(async () => {
  await stopAll();
  await sink.close();
});

function twoServers(url: string): Promise<[Server, Server]> {
  const env = { DATABASE_URL: url, SECRET, SMTP_URL: sink.url, ORIGIN };
  return Promise.all([Server.start(env), Server.start(env)]);
}

const byTurns = (n: number): Server => servers[n % 2 === 0 ? 0 : 1];

/** Sends one request many times at once, alternating between the processes. @returns the number of each status */
async function race(path: string, asking: Asking): Promise<Record<number, number>> {
  const replies = await Promise.all(
    Array.from({ length: RACERS }, (_, n) => byTurns(n).ask('POST', path, asking)),
  );
  return countBy(replies);
}

function countBy(replies: readonly Reply[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function asked(email: string): Promise<{ requestSecret: string; token: string; code: string }> {
  const { body } = await servers[0].ask('POST', '/sign-in/requests', { body: { email } });
  const mail = await sink.take(email);
  return { requestSecret: body.requestSecret, token: tokenIn(mail), code: codeIn(mail) };
}

const onlyRow = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>> =>
  (await sql(databaseUrl, text, values))[0] ?? {};

it('of twenty concurrent uses of a sign-in link one succeeds', async () => {
  const { token } = await asked('link@proofs.example');
  expect(await race('/sign-in/sessions', { body: { token } })).toEqual({ 201: 1, 410: RACERS - 1 });
  const text =
    'select count(*)::int as n from session s join app_user u on u.id = s.user_id where u.email = $1';
  expect(await onlyRow(text, ['link@proofs.example'])).toEqual({ n: 1 });
});

it('of twenty concurrent uses of a sign-in code one succeeds', async () => {
  const { requestSecret, code } = await asked('code@proofs.example');
  const counts = await race('/sign-in/sessions', { body: { requestSecret, code } });
  expect(counts).toEqual({ 201: 1, 410: RACERS - 1 });
});

it('of concurrent uses of two links for one address one succeeds', async () => {
  const links = [await asked('two@proofs.example'), await asked('two@proofs.example')];
  const replies = await Promise.all(
    Array.from({ length: RACERS }, (_, n) => {
      const body = { token: links[n % 2]?.token };
      return byTurns(n >> 1).ask('POST', '/sign-in/sessions', { body });
    }),
  );
  expect(countBy(replies)).toEqual({ 201: 1, 410: RACERS - 1 });
});

it('of twenty concurrent uses of an invitation one joins', async () => {
  const owner = await people.owner();
  const body = { token: await people.invitation(owner, 'joiner@proofs.example', 'employee') };
  expect(await race('/invitations/accept', { body })).toEqual({ 201: 1, 410: RACERS - 1 });
  const text = 'select count(*)::int as n from member where workspace_id = $1';
  expect(await onlyRow(text, [owner.workspace])).toEqual({ n: 2 });
});

it('accepting an invitation twenty times in one session creates one membership', async () => {
  const [owner, guest] = [await people.owner(), await people.owner()];
  const body = { token: await people.invitation(owner, guest.email, 'employee') };
  expect(await race('/invitations/accept', { body, token: guest.token })).toEqual({ 200: RACERS });
  const text = 'select count(*)::int as n from member where workspace_id = $1';
  expect(await onlyRow(text, [owner.workspace])).toEqual({ n: 2 });
});

it('concurrent requests of a session for two workspaces are never mixed up', async () => {
  const first = await people.owner();
  const body = { name: 'Second', timeZone: 'UTC' };
  const second = (await people.as(first, 'POST', '/workspaces', body)).body.id;
  const token = first.token;
  const answeredRight = async (workspace: string, n: number): Promise<boolean> => {
    const { status, body: me } = await byTurns(n).ask('GET', '/me', { token, workspace });
    return status === 200 && me.workspace.id === workspace;
  };
  let wrong = 0;
  for (let wave = 0; wave < 20; wave += 1) {
    const asking = Array.from({ length: 50 }, (_, n) =>
      [first.workspace, second].map((workspace) => answeredRight(workspace, n)),
    );
    wrong += (await Promise.all(asking.flat())).filter((isRight) => !isRight).length;
  }
  expect(wrong).toBe(0);
});

it('opening a sign-in link fifty times does not use it up', async () => {
  const { token } = await asked('scanned@proofs.example');
  const page = `//sign-in/confirm?token=${token}`;
  const looks = Array.from({ length: 50 }, (_, n) => byTurns(n).ask(n % 3 === 0 ? 'HEAD' : 'GET', page));
  const replies = await Promise.all(looks);
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await servers[1].ask('POST', '/sign-in/sessions', { body: { token } })).status).toBe(201);
});

describe('twenty concurrent token requests', () => {
  const REFUSED = '400 invalid_grant';
  const atToken = (n: number, asking: Asking): Promise<Reply> =>
    byTurns(n).ask('POST', '//oauth/token', asking);
  const outcomeOf = ({ status, body }: Reply): string =>
    body.error ? `${status} ${body.error}` : String(status);

  async function raced(asking: Asking): Promise<{ won: Reply[]; counts: Record<string, number> }> {
    const replies = await Promise.all(Array.from({ length: RACERS }, (_, n) => atToken(n, asking)));
    const counts: Record<string, number> = {};
    for (const reply of replies) counts[outcomeOf(reply)] = (counts[outcomeOf(reply)] ?? 0) + 1;
    return { won: replies.filter(({ status }) => status === 200), counts };
  }

  /** One connection, and bystanders that must stay active: of the same person, the same assistant, and both. */
  async function connected() {
    const owner = await people.owner();
    const other = await people.member(owner, 'employee');
    const at = { origin: ORIGIN, resource: 'api/v1' } as const;
    const bystanders = await Promise.all([
      connect(databaseUrl, owner, { ...at, clientId: OTHER_CLIENT }),
      connect(databaseUrl, owner, { ...at, resource: 'mcp' }),
      connect(databaseUrl, other, at),
    ]);
    return { owner, one: await connect(databaseUrl, owner, at), bystanders };
  }

  const isAlive = async (token: string): Promise<number[]> =>
    (await Promise.all(servers.map((server) => server.ask('GET', '/me', { token })))).map(
      ({ status }) => status,
    );

  /** Checks that no other connection changed and nothing failed. */
  async function expectOthersUntouched(bystanders: readonly Connected[]): Promise<void> {
    const refreshed = await Promise.all(bystanders.map((one, n) => atToken(n, refreshing(one))));
    expect(refreshed.map(outcomeOf)).toEqual(['200', '200', '200']);
    expect(servers.flatMap(({ bugs }) => bugs)).toEqual([]);
  }

  async function expectEnded({ id, token }: Connected, tokens: readonly string[]): Promise<void> {
    expect(
      await onlyRow('select revoked_at is not null as over from connection where id = $1', [id]),
    ).toEqual({
      over: true,
    });
    for (const one of [token, ...tokens]) expect(await isAlive(one)).toEqual([401, 401]);
  }

  /** Moves its first use into the past. */
  const aged = (kind: string, secret: string, seconds: number) =>
    sql(
      databaseUrl,
      `update oauth_record set consumed_at = consumed_at - $3 * interval '1 second' where kind = $1 and id_hash = $2`,
      [kind, digestOf(secret), seconds],
    );

  it('with one code get one pair of tokens, and retries revoke nothing', async () => {
    const { one, bystanders } = await connected();
    const { won, counts } = await raced(redeeming(one));
    expect(counts).toEqual({ 200: 1, [REFUSED]: RACERS - 1 });
    expect(await isAlive(won[0]?.body.access_token)).toEqual([200, 200]);
    await expectOthersUntouched(bystanders);
  });

  it('with a code that was used long before revoke its connection, and no other', async () => {
    const { one, bystanders } = await connected();
    const first = await atToken(0, redeeming(one));
    await aged('AuthorizationCode', one.code, 11);
    expect((await raced(redeeming(one))).counts).toEqual({ [REFUSED]: RACERS });
    await expectEnded(one, [first.body.access_token]);
    await expectOthersUntouched(bystanders);
  });

  it('with one refresh token get one successor during its grace period', async () => {
    const { one, bystanders } = await connected();
    const { won, counts } = await raced(refreshing(one));
    expect(counts).toEqual({ 200: RACERS });
    expect(new Set(won.map(({ body }) => body.refresh_token)).size).toBe(1);
    const kept = "select count(*)::int as n from oauth_record where kind = 'RefreshToken' and grant_id = $1";
    expect(await onlyRow(kept, [one.grantId])).toEqual({ n: 2 });
    for (const { body } of won) expect(await isAlive(body.access_token)).toEqual([200, 200]);
    const pairs = await onlyRow(
      `select count(distinct grant_id)::int as grants, count(*)::int as tokens from oauth_record
       where kind = 'AccessToken' and id_hash = any($1)`,
      [won.map(({ body }) => digestOf(body.access_token))],
    );
    expect(pairs).toEqual({ grants: 1, tokens: RACERS });
    await expectOthersUntouched(bystanders);
  });

  it('with a refresh token after its grace period revoke only its connection', async () => {
    const { owner, one, bystanders } = await connected();
    const next = (await atToken(0, refreshing(one))).body;
    await aged('RefreshToken', one.refreshToken, 121);
    expect((await raced(refreshing(one))).counts).toEqual({ [REFUSED]: RACERS });
    await expectEnded(one, [next.access_token]);
    const { clientId } = one;
    const late = await atToken(1, refreshing({ clientId, refreshToken: next.refresh_token }));
    expect(outcomeOf(late)).toBe(REFUSED);
    const email = await sink.take(owner.email, '/connections');
    expect(email.subject).toMatch(/^Claude was disconnected from /);
    const queued = "select count(*)::int as n from pgboss.job where name = 'mail' and data->>'id' = $1";
    expect(await onlyRow(queued, [one.id])).toEqual({ n: 1 });
    await expectOthersUntouched(bystanders);
  });
});

it('no key created during a removal survives it', async () => {
  let [maker, heir] = await people
    .formerOwner()
    .then(({ owner, admin }) => [owner, admin] as [Membership, Membership]);
  let received = 0;
  for (let round = 0; round < 6; round += 1) {
    const values = await keysAcross(maker, heir);
    received += values.length;
    const after = await Promise.all(
      values.flatMap((token) => servers.map((server) => server.ask('GET', '/me', { token }))),
    );
    expect(countBy(after)).toEqual(values.length === 0 ? {} : { 401: 2 * values.length });
    const back = { ...maker, token: await people.session(maker.email) };
    [maker, heir] = [heir, back];
  }
  printFigure(`${received} keys were issued to people who were removed and restored meanwhile; none works`);
  expect(received).toBeGreaterThan(6);
});

/** The owner generates keys in many loops while ownership goes to an heir, who removes and restores them. */
async function keysAcross({ token, workspace, ...maker }: Membership, heir: Membership): Promise<string[]> {
  const replies: Reply[] = [];
  let isOver = false;
  const generate = async (server: Server): Promise<void> => {
    const asking = { token, workspace, body: { name: 'In flight' } };
    while (!isOver) replies.push(await server.ask('POST', '/api-keys', asking));
  };
  const generating = Array.from({ length: 16 }, (_, n) => generate(byTurns(n)));
  // Some keys are created before ownership is transferred, even on a slow machine.
  await until('keys were received', () => replies.filter(({ status }) => status === 201).length >= 2);
  await people.as({ ...maker, token, workspace }, 'POST', '/workspace/ownership', {
    memberId: heir.memberId,
  });
  await people.as(heir, 'POST', `/members/${maker.memberId}/removal`);
  await people.as(heir, 'POST', `/members/${maker.memberId}/restoration`, { role: 'admin' });
  isOver = true;
  await Promise.all(generating);
  expect(replies.filter(({ status }) => ![201, 403, 404, 409].includes(status))).toEqual([]);
  return replies.filter(({ status }) => status === 201).map(({ body }) => body.value);
}
