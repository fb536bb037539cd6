import { ask, startDatabase } from './database.mjs';
import { inTurn, openLoad, ratioOf, target } from './load.mjs';
import { startPeer } from './peer.mjs';
import { figure } from './report.mjs';
import { seedConnections, seedKeys, seedSessions } from './seed.mjs';
import { startBare, startService } from './servers.mjs';
import { measureStart } from './startup.mjs';
import { countStatements } from './statements.mjs';

const KEYS = 5_000;
const IN_USE = 64;
const ME = '/api/v1/me';

const SIDES = `Each server is a process of its own on the same Node with the same flags, asked over kept connections, one request at a
time on each, by one generator in a process of its own. The databases are on one PostgreSQL server.
  by key, by session   the built service in production: a log line for each request, all headers, limits off as in the peer
  open route           the same process, without a credential: the same log line and headers
  bare Fastify         one route, no log, no headers of its own
  peer                 verifyApiKey behind bare Fastify, no log; it writes to the key's row on every request
Where the generator is the slower of two, the faster server looks slower than it is: see processor time.`;

/** The door against an open route, a bare server and a peer; its statements; start and memory. */
export async function measureGuard(dir, options) {
  const database = await startDatabase(dir, 'guard');
  const load = openLoad();
  const stops = [database.stop, load.close];
  const running = (server) => {
    stops.push(server.stop);
    return server;
  };
  try {
    const { version } = (await ask(database.url, 'select version()'))[0];
    const keys = await seedKeys(database.url, KEYS, IN_USE);
    const sessions = await seedSessions(database.url, IN_USE);
    const service = running(await startService(dir, database.url));
    const assistants = await seedConnections(database.url, IN_USE, service.url);
    const bare = running(await startBare(dir));
    const peer = await startPeer(dir, database, { count: KEYS, inUse: IN_USE });
    if (peer.server) running(peer.server);
    const speeds = await inTurn(
      load,
      targetsOf({ service, bare, peer, keys, sessions, assistants }),
      options,
    );
    const reads = await measureReads(load, database, { service, keys }, options);
    const figures = [...speedFigures(speeds, peer), ...reads.figures];
    console.log(`\n${SIDES}`);
    return { figures, details: { postgres: version, speeds, reads: reads.details } };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** Without a load beside it, in a folder of its own. */
export async function measureStarting(dir) {
  const { seconds, all, memory } = await measureStart(dir);
  const figures = [
    figure('npm start, data present, to the first 200', seconds, { unit: 's', must: ['<=', 3] }),
    figure('memory of the idle service', memory, { unit: 'MB', must: ['<=', 250] }),
  ];
  return { figures, details: { seconds: all, memoryMB: memory } };
}

function targetsOf({ service, bare, peer, keys, sessions, assistants }) {
  return [
    target('key', service, ME, keys),
    target('session', service, ME, sessions),
    target('token', service, ME, assistants),
    target('open', service, '/health/live'),
    target('bare', bare, '/'),
    ...(peer.server ? peerTargets(service, keys, peer) : []),
  ];
}

/** The peer writes to the row of the key on every request; with one key for all connections these writes wait in line. */
const peerTargets = (service, keys, peer) => [
  target('peer', peer.server, '/me', peer.tokens),
  target('keyOne', service, ME, keys.slice(0, 1)),
  target('peerOne', peer.server, '/me', peer.tokens.slice(0, 1)),
];

function peerFigures({ key, peer, keyOne, peerOne }, { version, absent }) {
  if (!peer) return [figure('by key ÷ peer', undefined, { note: absent })];
  return [
    figure('by key ÷ peer, one key among many', ratioOf(keyOne, peerOne), {
      must: ['>=', 30],
      note: version,
    }),
    figure('by key ÷ peer, a key a connection', ratioOf(key, peer), {
      note: 'spares the peer its lock on one row',
    }),
    figure('peer ÷ door in processor time', peer.cpuUs / key.cpuUs, { note: 'of the server process alone' }),
  ];
}

function speedFigures(speeds, peer) {
  const { key, session, token, open, bare } = speeds;
  const [rule, live, nothing] = [key, open, bare].map(({ cpuUs }) => cpuUs);
  const wrong = Object.values(speeds).reduce((sum, speed) => sum + speed.wrong, 0);
  return [
    ...Object.entries(speeds).map(([name, { perSecond, cpuUs, p50, p99 }]) =>
      figure(`${NAMES[name]}, requests a second`, perSecond, {
        note: `${cpuUs.toFixed(0)} us of processor a request, p50 ${p50} ms, p99 ${p99} ms`,
      }),
    ),
    figure('by key ÷ open route', ratioOf(key, open), { must: ['>=', 0.4], note: 'aim 0.5' }),
    figure('by key ÷ bare Fastify', ratioOf(key, bare), { must: ['>=', 0.3] }),
    figure('the same in processor time', nothing / rule),
    figure('door, processor a request', rule - live, { unit: 'us', note: 'by key less open route' }),
    ...peerFigures(speeds, peer),
    figure('by session ÷ by key', ratioOf(session, key), { must: ['>=', 0.9] }),
    figure('by access token ÷ by key', ratioOf(token, key), { must: ['>=', 0.9] }),
    figure('wrong answers and errors', wrong, { must: ['=', 0] }),
  ];
}

const NAMES = {
  key: 'GET /api/v1/me by key',
  session: 'GET /api/v1/me by session',
  token: 'GET /api/v1/me by access token',
  open: 'GET /health/live',
  bare: 'bare Fastify',
  peer: 'peer, a key a connection',
  keyOne: 'GET /api/v1/me by one key',
  peerOne: 'peer, one key',
};

/** What reaches the database: for good keys, and for what cannot be one. */
async function measureReads(load, database, { service, keys }, { connections, seconds }) {
  const fire = (tokens, status) =>
    countStatements(database.url, () =>
      load.fire(target('statements', service, ME, tokens, status), { connections, seconds }),
    );
  const good = await fire(keys, 200);
  const bad = await fire(keys.flatMap(spoilt), 401);
  const { lookups, others, writes } = good.counts;
  const badReads = bad.counts.lookups + bad.counts.others;
  const wrong = good.result.wrong + bad.result.wrong;
  const figures = [
    figure('statements a request', (lookups + others) / good.result.answers, {
      must: ['<', 1],
      note: `${lookups} lookups and ${others} others for ${good.result.answers} requests, by pg_stat_statements`,
    }),
    figure('writes on the path of a request', writes, {
      must: ['=', 0],
      note: 'but for "last used", written behind once a minute, and the mail queue’s polling',
    }),
    figure('database reads for tokens that cannot be', badReads, {
      must: ['=', 0],
      note: `${bad.result.answers} requests, ${bad.result.perSecond.toFixed(0)} a second`,
    }),
    figure('wrong answers and errors in these', wrong, { must: ['=', 0] }),
  ];
  return { figures, details: { good, bad } };
}

/** A key cut short, one with a letter changed, a word, and a signed token of somebody else's. */
const spoilt = (token) => [
  token.slice(0, -1),
  token.slice(0, 20) + (token[20] === 'a' ? 'b' : 'a') + token.slice(21),
  'nonsense',
  'eyJhbGciOiJIUzI1NiJ9.eyJzaWQiOiJzZXNfMSJ9.c2lnbmVkLWJ5LXNvbWVib2R5LWVsc2UtZW50aXJlbHk',
];
