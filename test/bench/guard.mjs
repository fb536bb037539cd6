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

const SIDES = `Each server is a separate process on the same Node version with the same flags. One load generator in its own
process calls it over keep-alive connections, one request at a time on each. All databases are on one PostgreSQL server.
  by key, by session   the built service in production: a log line per request, all headers, rate limits off like the peer
  open route           the same process without a credential: the same log line and headers
  bare Fastify         one route, no log, no additional headers
  peer                 verifyApiKey behind bare Fastify, no log; it writes to the key's row on every request
If the generator is slower than a server, that server looks slower than it is. In that case compare the CPU time.`;

/** Compares the guard with an open route, a bare server and a peer, and counts its statements. */
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

/** Start and memory without other load, in a separate folder. */
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

/** The peer updates the key's row on every request. With one key for all connections these updates are serialized. */
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
    figure('by key ÷ peer, one key per connection', ratioOf(key, peer), {
      note: 'without contention for one row in the peer',
    }),
    figure('peer ÷ guard, CPU time', peer.cpuUs / key.cpuUs, { note: 'server process only' }),
  ];
}

function speedFigures(speeds, peer) {
  const { key, session, token, open, bare } = speeds;
  const [rule, live, nothing] = [key, open, bare].map(({ cpuUs }) => cpuUs);
  const wrong = Object.values(speeds).reduce((sum, speed) => sum + speed.wrong, 0);
  return [
    ...Object.entries(speeds).map(([name, { perSecond, cpuUs, p50, p99 }]) =>
      figure(`${NAMES[name]}, requests per second`, perSecond, {
        note: `${cpuUs.toFixed(0)} us CPU time per request, p50 ${p50} ms, p99 ${p99} ms`,
      }),
    ),
    figure('by key ÷ open route', ratioOf(key, open), { must: ['>=', 0.4], note: 'target 0.5' }),
    figure('by key ÷ bare Fastify', ratioOf(key, bare), { must: ['>=', 0.3] }),
    figure('bare Fastify ÷ by key, CPU time', nothing / rule),
    figure('guard, CPU time per request', rule - live, { unit: 'us', note: 'by key minus open route' }),
    ...peerFigures(speeds, peer),
    figure('by session ÷ by key', ratioOf(session, key), { must: ['>=', 0.9] }),
    figure('by access token ÷ by key', ratioOf(token, key), { must: ['>=', 0.9] }),
    figure('wrong responses and errors', wrong, { must: ['=', 0] }),
  ];
}

const NAMES = {
  key: 'GET /api/v1/me by key',
  session: 'GET /api/v1/me by session',
  token: 'GET /api/v1/me by access token',
  open: 'GET /health/live',
  bare: 'bare Fastify',
  peer: 'peer, one key per connection',
  keyOne: 'GET /api/v1/me by one key',
  peerOne: 'peer, one key',
};

/** Counts database statements for valid keys and for malformed tokens. */
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
    figure('statements per request', (lookups + others) / good.result.answers, {
      must: ['<', 1],
      note: `${lookups} lookups and ${others} others for ${good.result.answers} requests, by pg_stat_statements`,
    }),
    figure('writes during requests', writes, {
      must: ['=', 0],
      note: 'without "last used", which is flushed once a minute, and the polling of the mail queue',
    }),
    figure('database reads for malformed tokens', badReads, {
      must: ['=', 0],
      note: `${bad.result.answers} requests, ${bad.result.perSecond.toFixed(0)} per second`,
    }),
    figure('wrong responses and errors in these', wrong, { must: ['=', 0] }),
  ];
  return { figures, details: { good, bad } };
}

/** A truncated key, one with a changed letter, a word, and a JWT of another issuer. */
const spoilt = (token) => [
  token.slice(0, -1),
  token.slice(0, 20) + (token[20] === 'a' ? 'b' : 'a') + token.slice(21),
  'nonsense',
  'eyJhbGciOiJIUzI1NiJ9.eyJzaWQiOiJzZXNfMSJ9.c2lnbmVkLWJ5LXNvbWVib2R5LWVsc2UtZW50aXJlbHk',
];
