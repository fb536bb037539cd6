import { freshDatabase } from '../kit/database';
import { People } from './people';
import { hasRedis, Redis } from './redis';
import { printFigure, SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

// Two processes; a key may ask each of them, and is counted once.

const LIMIT = 40;
const whereRedis = hasRedis ? it : it.skip;

let sink: Sink;
let databaseUrl: string;
beforeAll(async () => {
  sink = await Sink.open();
  databaseUrl = await freshDatabase();
  if (!hasRedis) printFigure('no valkey-server or redis-server on this machine: shared limits are not tried');
});
afterAll(async () => {
  await stopAll();
  await sink.close();
});

async function two(redisUrl: string | undefined): Promise<{ servers: Server[]; key: string }> {
  const own = { DATABASE_URL: databaseUrl, SECRET, SMTP_URL: sink.url, RATE_LIMIT_PER_MINUTE: String(LIMIT) };
  const env = redisUrl === undefined ? own : { ...own, REDIS_URL: redisUrl };
  const servers = await Promise.all([Server.start(env), Server.start(env)]);
  const people = new People(servers[0] as Server, sink);
  return { servers, key: (await people.key(await people.owner())).value };
}

/** Asks both processes in turn. @returns how many were let through, and how many told to slow down */
async function fire(
  servers: readonly Server[],
  token: string,
  count: number,
): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  for (let n = 0; n < count; n += 1) {
    const { status } = await (servers[n % servers.length] as Server).ask('GET', '/me', { token });
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return statuses;
}

whereRedis('two processes with a Redis count one key together', async () => {
  const redis = await Redis.open();
  const { servers, key } = await two(redis.url);
  expect(await fire(servers, key, LIMIT + 10)).toEqual({ 200: LIMIT, 429: 10 });
  await redis.stop();
});

whereRedis('a Redis that is away refuses nobody: each process counts alone', async () => {
  const redis = await Redis.open();
  const { servers, key } = await two(redis.url);
  await redis.stop();
  expect(await fire(servers, key, LIMIT)).toEqual({ 200: LIMIT });
  expect(servers.flatMap(({ bugs }) => bugs)).toEqual([]);
});

it('without one each process counts for itself', async () => {
  const { servers, key } = await two(undefined);
  expect(await fire(servers, key, 2 * LIMIT + 10)).toEqual({ 200: 2 * LIMIT, 429: 10 });
});
