import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { addressOf } from '../../config/mikro-orm.config';
import type { KillablePostgres } from './killable-postgres';
import type { Server } from './server';

/** The targets of the faults. */
export interface Scene {
  readonly postgres: KillablePostgres;
  /** The second may be killed and is replaced. The first lives as long as the proof, to detect leaks. */
  readonly servers: [Server, Server];
  readonly startServer: () => Promise<Server>;
  readonly workspaceId: string;
  readonly memberIds: readonly string[];
}

/** Starts a fault, lasts for the given milliseconds and ends it. The service must recover from then on. */
export type Fault = (scene: Scene, lastsMs: number) => Promise<void>;

/** The sessions of the service, as named in `pg_stat_activity`. */
export const APP_SESSIONS = `application_name ~ '^(keyshift|pgboss)'`;

export const FAULTS: Readonly<Record<string, Fault>> = {
  'the database is killed': async ({ postgres }, lastsMs) => {
    await postgres.kill();
    await sleep(lastsMs);
    await postgres.startAgain();
  },
  'the database is frozen': async ({ postgres }, lastsMs) => {
    await postgres.freeze();
    await sleep(lastsMs);
    postgres.thaw();
  },
  'the sessions of the service are frozen': async ({ postgres }, lastsMs) => {
    await postgres.freeze(APP_SESSIONS);
    await sleep(lastsMs);
    postgres.thaw();
  },
  'a process is killed': async (scene, lastsMs) => {
    await scene.servers[1].stop('SIGKILL');
    await sleep(lastsMs);
    scene.servers[1] = await scene.startServer();
  },
  'the first process is suspended': ({ servers }, lastsMs) => stopped(servers[0], lastsMs),
  'the second process is suspended': ({ servers }, lastsMs) => stopped(servers[1], lastsMs),
  'a workspace is locked': ({ postgres, workspaceId }, lastsMs) =>
    locked(postgres.url, 'select 1 from workspace where id = any($1) for update', [workspaceId], lastsMs),
  'members are locked': ({ postgres, memberIds }, lastsMs) =>
    locked(postgres.url, 'select 1 from member where id = any($1) for update', memberIds, lastsMs),
  'time entries are locked': ({ postgres, memberIds }, lastsMs) =>
    locked(postgres.url, 'select 1 from time_entry where member_id = any($1) for update', memberIds, lastsMs),
};

async function stopped({ child }: Server, lastsMs: number): Promise<void> {
  child.kill('SIGSTOP');
  await sleep(lastsMs);
  child.kill('SIGCONT');
}

async function locked(url: string, text: string, ids: readonly string[], lastsMs: number): Promise<void> {
  const client = new pg.Client(addressOf(url));
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query(text, [ids]);
  await sleep(lastsMs);
  await client.query('rollback');
  await client.end();
}

/** A seeded generator of numbers between 0 and 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Names in random order. Each occurs once before any repeats. */
export function* dealt(names: readonly string[], random: () => number): Generator<string> {
  for (;;) {
    const deck = [...names];
    while (deck.length > 0) yield deck.splice(Math.floor(random() * deck.length), 1)[0] as string;
  }
}
