import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { freshDatabase } from '../kit/database';
import { CLIENT, type Connected, connect, refreshing, refreshShot, toolShot } from './assistants';
import { type CutOff, lateOf, measureCutOff, type Shot, triedOf } from './cut-off';
import { type Membership, People } from './people';
import { printFigure, SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

// Two processes on one database. The cut-off is requested from the first; they share only the database.

const ANSWERS = 500;
/** Fewer for refreshes: each one writes and waits for others of its connection. */
const REFRESHES = 50;
const ME = '/api/v1/me';
/** The public origin of both processes, for which tokens are issued. */
const ORIGIN = 'http://127.0.0.1:3000';

let servers: Server[];
let databaseUrl: string;
let people: People;
let sink: Sink;

beforeAll(async () => {
  sink = await Sink.open();
  databaseUrl = await freshDatabase();
  const env = { DATABASE_URL: databaseUrl, SECRET, SMTP_URL: sink.url, ORIGIN };
  servers = await Promise.all([Server.start(env), Server.start(env)]);
  people = new People(servers[0] as Server, sink);
});
afterAll(async () => {
  await stopAll();
  await sink.close();
});

const origins = (): string[] => servers.map(({ origin }) => origin);
const headersOf = ({ token, workspace }: Membership) => ({
  authorization: `Bearer ${token}`,
  'keyshift-workspace': workspace,
});
const byKey = (value: string, refusedWith: number, path = ME): Shot => ({
  name: 'key',
  path,
  headers: { authorization: `Bearer ${value}` },
  refusedWith,
});
const bySession = (membership: Membership, refusedWith: number, path = ME): Shot => ({
  name: 'session',
  path,
  headers: headersOf(membership),
  refusedWith,
});

function expectCleanCut(result: CutOff, lanes: number): void {
  printFigure(figuresOf(result));
  expect(result.status).toBeLessThan(300);
  expect(lateOf(result)).toBe(0);
  expect(result.lanes).toHaveLength(lanes);
  for (const lane of result.lanes) {
    expect(lane.strange).toEqual({});
    expect(lane.wanted).toBeGreaterThanOrEqual(lane.shot === 'refresh' ? REFRESHES : ANSWERS);
    expect(lane.admitted).toBeGreaterThanOrEqual(lane.least);
    expect(lane.refused).toBeGreaterThanOrEqual(lane.least);
  }
}

const figuresOf = (result: CutOff): string =>
  `${lateOf(result)} of ${triedOf(result)} requests that started after the acknowledgement succeeded; ${result.lanes
    .map((l) => `${l.shot} ${l.admitted} before, ${l.crossing} crossing, ${l.refused} refused`)
    .join('; ')}`;

it('a removed member’s key and session fail on the next request, in both processes', async () => {
  const { admin, owner, key } = await people.formerOwner();
  const cut = {
    method: 'POST',
    path: `/api/v1/members/${admin.memberId}/removal`,
    headers: headersOf(owner),
  };
  const shots = [byKey(key.value, 401), bySession(admin, 404)];
  expectCleanCut(await measureCutOff({ origins: origins(), shots, cut }), 4);
});

it('a revoked key fails on the next request, in both processes', async () => {
  const { owner, key } = await people.formerOwner();
  const cut = { method: 'DELETE', path: `/api/v1/api-keys/${key.id}`, headers: headersOf(owner) };
  expectCleanCut(await measureCutOff({ origins: origins(), shots: [byKey(key.value, 401)], cut }), 2);
});

it('a lowered role applies to key and session on the next request, in both processes', async () => {
  const { admin, owner, key } = await people.formerOwner();
  const cut = {
    method: 'PUT',
    path: `/api/v1/members/${admin.memberId}/role`,
    headers: headersOf(owner),
    body: { role: 'employee' },
  };
  const path = '/api/v1/invitations';
  const shots = [byKey(key.value, 403, path), bySession(admin, 403, path)];
  expectCleanCut(await measureCutOff({ origins: origins(), shots, cut }), 4);
});

it('a removed member’s assistants fail on the next call, in both processes', async () => {
  const { admin, owner } = await people.formerOwner();
  const atMcp = await connect(databaseUrl, admin, { origin: ORIGIN, resource: 'mcp' });
  const atApi = await connect(databaseUrl, admin, { origin: ORIGIN, resource: 'api/v1' });
  const cut = {
    method: 'POST',
    path: `/api/v1/members/${admin.memberId}/removal`,
    headers: headersOf(owner),
  };
  const shots = [
    toolShot(atMcp.token, 'get_profile', 401),
    { ...byKey(atApi.token, 401), name: 'connection' },
  ];
  expectCleanCut(await measureCutOff({ origins: origins(), shots, cut }), 4);
});

it('a lowered role loses its tools on the next call, in both processes', async () => {
  const { admin, owner } = await people.formerOwner();
  const atMcp = await connect(databaseUrl, admin, { origin: ORIGIN, resource: 'mcp' });
  const cut = {
    method: 'PUT',
    path: `/api/v1/members/${admin.memberId}/role`,
    headers: headersOf(owner),
    body: { role: 'employee' },
  };
  const shots = [toolShot(atMcp.token, 'list_invitations', 'not there')];
  expectCleanCut(await measureCutOff({ origins: origins(), shots, cut }), 2);
});

describe('an assistant', () => {
  /** One assistant at each resource. */
  async function assistants(membership: Membership) {
    const atMcp = await connect(databaseUrl, membership, { origin: ORIGIN, resource: 'mcp' });
    const atApi = await connect(databaseUrl, membership, { origin: ORIGIN, resource: 'api/v1' });
    return { atMcp, atApi };
  }
  /** Repeated calls at its resource, and refreshes. */
  const shotsOf = (one: Connected, [status, error]: [number, string], atMcp = false): Shot[] => [
    atMcp
      ? toolShot(one.token, 'get_profile', status)
      : { ...byKey(one.token, status), name: 'connection at the API' },
    { ...refreshShot(one, error), answers: REFRESHES },
  ];
  const DEAD: [number, string] = [401, 'invalid_grant'];
  const KEPT_OUT: [number, string] = [403, 'access_denied'];

  it('that was disconnected fails on the next call and refresh, in both processes', async () => {
    const owner = await people.owner();
    const { atMcp } = await assistants(owner);
    const cut = { method: 'DELETE', path: `/api/v1/connections/${atMcp.id}`, headers: headersOf(owner) };
    const shots = shotsOf(atMcp, DEAD, true);
    expectCleanCut(await measureCutOff({ origins: origins(), shots, cut }), 4);
  });

  it('that revoked its token fails on the next call and refresh, in both processes', async () => {
    const { atApi } = await assistants(await people.owner());
    const form = { client_id: CLIENT, token: atApi.refreshToken };
    const cut = { method: 'POST', path: '/oauth/revoke', headers: {}, form };
    const shots = shotsOf(atApi, DEAD);
    expectCleanCut(await measureCutOff({ origins: origins(), shots, cut }), 4);
  });

  it.each([
    ['switched off', { allowsConnections: false, viewingOnly: false, allowedHosts: null }],
    [
      'limited to other hosts',
      { allowsConnections: true, viewingOnly: false, allowedHosts: ['chatgpt.com'] },
    ],
  ])('fails on the next call and refresh once the policy is %s', async (_, body) => {
    const owner = await people.owner();
    const { atMcp, atApi } = await assistants(owner);
    const cut = { method: 'PUT', path: '/api/v1/connection-policy', headers: headersOf(owner), body };
    const shots = [...shotsOf(atMcp, KEPT_OUT, true), shotsOf(atApi, KEPT_OUT)[0] as Shot];
    expectCleanCut(await measureCutOff({ origins: origins(), shots, cut }), 6);
    const open = { allowsConnections: true, viewingOnly: false, allowedHosts: null };
    await people.as(owner, 'PUT', '/connection-policy', open);
    const again = await Promise.all(
      servers.map((server) => server.ask('POST', '//oauth/token', refreshing(atMcp))),
    );
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('of a removed member gets no new tokens from either process', async () => {
    const { admin, owner } = await people.formerOwner();
    const { atApi } = await assistants(admin);
    const path = `/api/v1/members/${admin.memberId}/removal`;
    const cut = { method: 'POST', path, headers: headersOf(owner) };
    const shots = shotsOf(atApi, DEAD);
    expectCleanCut(await measureCutOff({ origins: origins(), shots, cut }), 4);
  });
});

it('a revoked session fails on the next request, in both processes', async () => {
  const owner = await people.owner();
  const cut = { method: 'DELETE', path: '/api/v1/sessions/current', headers: headersOf(owner) };
  expectCleanCut(await measureCutOff({ origins: origins(), shots: [bySession(owner, 401)], cut }), 2);
});

it('the measurement detects a cache that briefly outlives the cut-off', async () => {
  const { admin, owner, key } = await people.formerOwner();
  const moment: Moment = { hasCome: false, answersLeft: 2_000 };
  const caches = await Promise.all(origins().map((origin) => cacheBefore(origin, moment)));
  const cut = {
    method: 'POST',
    path: `/api/v1/members/${admin.memberId}/removal`,
    headers: headersOf(owner),
  };
  const shots = [byKey(key.value, 401), bySession(admin, 404)];
  const result = await measureCutOff({ origins: caches.map(({ origin }) => origin), shots, cut });
  for (const cache of caches) cache.close();
  expect(result.lanes.every(({ strange }) => Object.keys(strange).length === 0)).toBe(true);
  expect(lateOf(result)).toBeGreaterThan(0);
});

/** How long the cache stays valid after the cut-off, in responses: a second could be too short on a slow machine. */
interface Moment {
  hasCome: boolean;
  answersLeft: number;
}

/** A proxy that caches allowed requests until the cache expires. */
async function cacheBefore(origin: string, moment: Moment): Promise<{ origin: string; close: () => void }> {
  const remembered = new Set<string>();
  const agent = new http.Agent({ keepAlive: true });
  const isFresh = (): boolean => {
    if (moment.hasCome) moment.answersLeft -= 1;
    return moment.answersLeft > 0;
  };
  const proxy = http.createServer(({ method, url, headers }, response) => {
    const caller = `${url} ${headers.authorization}`;
    if (method === 'GET' && remembered.has(caller) && isFresh()) return response.end();
    const { authorization = '', 'keyshift-workspace': workspace } = headers;
    const own = { authorization, ...(workspace ? { 'keyshift-workspace': workspace } : {}) };
    const onward = http.request(`${origin}${url}`, { method, agent, headers: own }, (answer) => {
      if (method === 'GET' && answer.statusCode === 200) remembered.add(caller);
      if (method === 'POST') moment.hasCome = true;
      response.writeHead(answer.statusCode ?? 502);
      answer.pipe(response);
    });
    return onward.end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const close = () => {
    proxy.close();
    proxy.closeAllConnections();
    agent.destroy();
  };
  return { origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, close };
}
