import { freshDatabase } from '../kit/database';
import { People } from './people';
import { hasRedis, Redis } from './redis';
import { printFigure, SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

// Two processes that count the requests of a key together.

const LIMIT = 40;
const whereRedis = hasRedis ? it : it.skip;

let sink: Sink;
let databaseUrl: string;
beforeAll(async () => {
  sink = await Sink.open();
  databaseUrl = await freshDatabase();
  if (!hasRedis)
    printFigure('no valkey-server or redis-server on this machine: shared limits are not tested');
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

/** Calls both processes in turn. @returns how many requests were allowed, and how many got 429 */
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

whereRedis('two processes with Redis count one key together', async () => {
  const redis = await Redis.open();
  const { servers, key } = await two(redis.url);
  expect(await fire(servers, key, LIMIT + 10)).toEqual({ 200: LIMIT, 429: 10 });
  await redis.stop();
});

whereRedis('without a reachable Redis each process counts alone and serves requests', async () => {
  const redis = await Redis.open();
  const { servers, key } = await two(redis.url);
  await redis.stop();
  expect(await fire(servers, key, LIMIT)).toEqual({ 200: LIMIT });
  expect(servers.flatMap(({ bugs }) => bugs)).toEqual([]);
});

it('without Redis each process counts alone', async () => {
  const { servers, key } = await two(undefined);
  expect(await fire(servers, key, 2 * LIMIT + 10)).toEqual({ 200: 2 * LIMIT, 429: 10 });
});
