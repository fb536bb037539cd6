import { setTimeout as sleep } from 'node:timers/promises';
import { Budget } from '../kit/budget';
import { sql } from '../kit/database';
import { KillablePostgres } from './killable-postgres';
import { type Membership, People } from './people';
import { MEASURABLE, memoryOf } from './process-memory';
import { APP_SESSIONS, dealt, FAULTS, type Scene, seededRandom } from './random-faults';
import { printFigure, SECRET, Server, stopAll, until } from './server';
import { Sink } from './sink';
import { type Acknowledged, readSteadily, SteadyWriter } from './steady-writer';

// In the suite every fault occurs once. `npm run proof:faults` runs for 30 minutes; FAULTS_MINUTES changes that.

const MINUTES = Number(process.env.FAULTS_MINUTES ?? 0);
const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 2 ** 31);
const IS_LONG = MINUTES > 0;
const LIMITS = { min: Object.keys(FAULTS).length, max: Number.POSITIVE_INFINITY, seconds: MINUTES * 60 };
/** The timeout. The long run needs more than other tests. */
const HANGS_AFTER_MS = MINUTES * 60_000 + 600_000;
/** The longest fault. In the suite it is just noticeable; in the long run it exceeds every limit of the service. */
const LASTS_MAX_MS = IS_LONG ? 40_000 : 3_000;
const HEALTHY_MAX_MS = IS_LONG ? 5_000 : 500;
const WRITERS = 16;
const TRANSACTION_MAX_SECONDS = 60;
const RECOVERY_GOAL_SECONDS = 10;
const SAMPLE_MS = 1_000;
const COLLECT_EVERY_MINUTES = 5;
/** The allowed memory growth in megabytes since minute five, when all code has run. */
const GROWTH_MAX = 40;
/** A request without a response is repeated. The wait counts as recovery time. */
const PROBE_TIMEOUT_MS = 30_000;
const READ = ['/me', '/members', '/timesheets', '/time-entries?limit=20', '/clock'];

/** The default settings of the service. The effect of a fault depends on them. */
const DEFAULTS = { DATABASE_STATEMENT_TIMEOUT_SECONDS: '15', DATABASE_LOCK_TIMEOUT_SECONDS: '5' };

let sink: Sink;
let postgres: KillablePostgres;
beforeAll(async () => {
  sink = await Sink.open();
  postgres = await KillablePostgres.start();
});
afterAll(async () => {
  postgres.thaw();
  await stopAll();
  await sink.close();
  await postgres.remove();
});

/** All servers ever started, so that the logs of killed ones are checked too. */
const started: Server[] = [];
async function startServer(): Promise<Server> {
  const env = { DATABASE_URL: postgres.url, SECRET, SMTP_URL: sink.url, ...DEFAULTS };
  const server = await Server.start(env, MEASURABLE);
  started.push(server);
  return server;
}

/** A workspace with writers, and one more member per process whose writes show whether it has recovered. */
async function opened(): Promise<{
  scene: Scene;
  memberships: Membership[];
  probes: [Membership, Membership];
  owner: Membership;
}> {
  const servers: [Server, Server] = [await startServer(), await startServer()];
  const people = new People(servers[0], sink);
  const owner = await people.owner();
  const memberships: Membership[] = [];
  for (let n = 0; n < WRITERS; n += 1) memberships.push(await people.member(owner, 'employee'));
  const probes: [Membership, Membership] = [
    await people.member(owner, 'employee'),
    await people.member(owner, 'employee'),
  ];
  const memberIds = [...memberships, ...probes].map(({ memberId }) => memberId);
  return {
    scene: { postgres, servers, startServer, workspaceId: owner.workspace, memberIds },
    memberships,
    probes,
    owner,
  };
}

/** Waits until both processes write again. @returns the seconds that the slower one needed */
async function recovery({ servers }: Scene, probes: readonly Membership[], fault: string): Promise<number> {
  const since = performance.now();
  await Promise.all(
    probes.map((membership, at) =>
      until(`process ${at + 1} writes again after: ${fault}`, async () => {
        const { token, workspace } = membership;
        const asking = { token, workspace, body: {}, signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) };
        const path = (await isOnTheClock(membership)) ? '/clock/out' : '/clock/in';
        const reply = await servers[at]?.ask('POST', path, asking).catch(() => undefined);
        return reply !== undefined && reply.status < 300;
      }),
    ),
  );
  return (performance.now() - since) / 1000;
}

/** Queries the database, which is up again by now. */
async function isOnTheClock({ memberId }: Membership): Promise<boolean> {
  const text = 'select 1 from time_entry where member_id = $1 and out_at is null';
  return (await sql(postgres.url, text, [memberId]).catch(() => [])).length > 0;
}

interface Oldest {
  seconds: number;
  query: string;
}

/** Polls the oldest transaction of the service every second. */
function watchTransactions(): { oldest: Oldest; stop: () => Promise<void> } {
  const oldest: Oldest = { seconds: 0, query: '' };
  let isOver = false;
  const text = `select extract(epoch from clock_timestamp() - xact_start)::int as seconds, query
    from pg_stat_activity where ${APP_SESSIONS} and xact_start is not null order by xact_start limit 1`;
  const watching = (async () => {
    for (; !isOver; await sleep(SAMPLE_MS)) {
      const [found] = await sql<{ seconds: number; query: string }>(postgres.url, text).catch(() => []);
      if (found && found.seconds > oldest.seconds) Object.assign(oldest, found);
    }
  })();
  const stop = async () => {
    isOver = true;
    await watching;
  };
  return { oldest, stop };
}

/**
 * Prints the memory of the process that lives as long as the proof. Every few minutes and at the end a full garbage
 * collection runs first, because only then is a leak distinguishable from garbage.
 */
async function memoryLine({ servers }: Scene, minute: number, collects: boolean): Promise<number> {
  const { rss, heap, external } = await memoryOf(servers[0], collects);
  const when = collects ? ' after a garbage collection' : '';
  printFigure(
    `minute ${minute.toFixed(1)}${when}: ${rss} MB resident, ${heap} MB heap, ${external} MB external`,
  );
  return heap;
}

/** The writers' entries in the database. */
const entriesOf = (memberIds: readonly string[]) =>
  sql<{ id: string; note: string; isOut: boolean; version: number }>(
    postgres.url,
    'select id, note, out_at is not null as "isOut", version from time_entry where member_id = any($1)',
    [memberIds],
  );

/** Compares acknowledged writes with the database: lost clock-ins, unacknowledged entries, lost clock-outs. */
async function compared(memberIds: readonly string[], acknowledged: readonly Acknowledged[]) {
  const entries = await entriesOf(memberIds);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const known = new Set(acknowledged.map(({ entryId }) => entryId));
  return {
    lost: acknowledged.filter(({ entryId, key }) => byId.get(entryId)?.note !== key),
    doubled: entries.filter(({ id }) => !known.has(id)),
    lostOuts: acknowledged.filter(({ entryId, isOut }) => isOut && byId.get(entryId)?.isOut !== true),
    writtenTwice: entries.filter(({ version, isOut }) => version !== (isOut ? 2 : 1)),
  };
}

it(
  'under random faults no acknowledged write is lost or doubled, and all recovers',
  async () => {
    const { scene, memberships, probes, owner } = await opened();
    const watch = watchTransactions();
    const writers = memberships.map((membership) => new SteadyWriter(membership, () => scene.servers));
    const readers = [0, 0, 1].map((at) => readSteadily(READ, owner, () => scene.servers[at] as Server));
    const random = seededRandom(SEED);
    const deck = dealt(Object.keys(FAULTS), random);
    const budget = new Budget(LIMITS);
    const recoveries: { fault: string; seconds: number }[] = [];
    const heaps = [await memoryLine(scene, 0, true)];
    let minutes = 0;
    const since = performance.now();
    while (!budget.isSpent(recoveries.length)) {
      await sleep(HEALTHY_MAX_MS * random());
      const fault = String(deck.next().value);
      const lastsMs = Math.round(LASTS_MAX_MS * random());
      await FAULTS[fault]?.(scene, lastsMs);
      const seconds = await recovery(scene, probes, fault);
      recoveries.push({ fault, seconds });
      if (IS_LONG)
        printFigure(`${fault} for ${(lastsMs / 1000).toFixed(1)} s, recovered in ${seconds.toFixed(1)} s`);
      const minute = (performance.now() - since) / 60_000;
      if (minute < minutes + 1) continue;
      minutes = Math.floor(minute);
      const collects = minute >= heaps.length * COLLECT_EVERY_MINUTES;
      const heap = await memoryLine(scene, minute, collects);
      if (collects) heaps.push(heap);
    }
    await Promise.all([...readers.map((stop) => stop()), ...writers.map((writer) => writer.stop())]);
    await watch.stop();
    heaps.push(await memoryLine(scene, (performance.now() - since) / 60_000, true));

    const acknowledged = writers.flatMap((writer) => writer.acknowledged);
    const sum = (of: (writer: SteadyWriter) => number) => writers.reduce((total, one) => total + of(one), 0);
    const slowest = [...recoveries].sort((a, b) => b.seconds - a.seconds)[0];
    printFigure(`seed ${SEED}: ${recoveries.length} faults, ${budget.text(recoveries.length)}`);
    printFigure(
      `${acknowledged.length} clock-ins acknowledged, ${sum(({ retries }) => retries)} retries, ${sum(({ replays }) => replays)} responses repeated`,
    );
    printFigure(
      `slowest recovery ${slowest?.seconds.toFixed(1)} s (${slowest?.fault}), oldest transaction ${watch.oldest.seconds} s`,
    );
    const result = await compared(
      memberships.map(({ memberId }) => memberId),
      acknowledged,
    );
    expect(result).toEqual({ lost: [], doubled: [], lostOuts: [], writtenTwice: [] });
    expect(writers.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(started.flatMap(({ bugs }) => bugs)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(WRITERS);
    expect(watch.oldest.seconds).toBeLessThan(TRANSACTION_MAX_SECONDS);
    expect((heaps.at(-1) ?? 0) - (heaps[1] ?? 0)).toBeLessThanOrEqual(GROWTH_MAX);
    if (IS_LONG) expect(recoveries.filter(({ seconds }) => seconds > RECOVERY_GOAL_SECONDS)).toEqual([]);
  },
  HANGS_AFTER_MS,
);
