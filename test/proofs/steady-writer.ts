import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Membership } from './people';
import type { Reply, Server } from './server';

/** What an app does that gives up on an answer: it asks again, with the same `Idempotency-Key`. */
const CLIENT_TIMEOUT_MS = 10_000;
const RETRY_MS = 200;
const PAUSE_MS = 500;

interface Write {
  readonly key: string;
  readonly path: '/clock/in' | '/clock/out';
}

/** A clock-in, and the clock-out after it, as they were acknowledged. */
export interface Acknowledged {
  readonly memberId: string;
  /** The note of the entry, which is also the `Idempotency-Key` of the clock-in. */
  readonly key: string;
  readonly entryId: string;
  isOut: boolean;
}

/**
 * A person who clocks in and out for hours, at any of the processes, and asks again until each write is acknowledged.
 * So in the end there is exactly one entry in the database for each key: fewer were lost, more were doubled.
 */
export class SteadyWriter {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that no fault explains. */
  readonly wrong: string[] = [];
  /** How often a write was not acknowledged and was sent again. */
  retries = 0;
  /** How many acknowledgements repeated an earlier one, whose answer was lost. */
  replays = 0;
  private isOver = false;
  private readonly work: Promise<void>;

  /** @param servers of which any takes the next request */
  constructor(
    readonly membership: Membership,
    private readonly servers: () => readonly Server[],
  ) {
    this.work = this.run();
  }

  /** Ends after the write in hand is acknowledged. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.work;
  }

  private async run(): Promise<void> {
    while (!this.isOver) {
      const key = randomUUID();
      const { body } = await this.untilAcknowledged({ key, path: '/clock/in' });
      const entry = { memberId: this.membership.memberId, key, entryId: body.id, isOut: false };
      this.acknowledged.push(entry);
      await sleep(PAUSE_MS * Math.random());
      await this.untilAcknowledged({ key: `${key}-out`, path: '/clock/out' });
      entry.isOut = true;
      await sleep(PAUSE_MS * Math.random());
    }
  }

  private async untilAcknowledged(write: Write): Promise<Reply> {
    for (let attempt = 0; ; attempt += 1) {
      const reply = await this.send(write, attempt);
      if (reply && reply.status < 300) {
        if (reply.headers.get('idempotency-replayed')) this.replays += 1;
        return reply;
      }
      if (reply && !isTemporary(reply)) this.wrong.push(`${write.path}: ${reply.status} ${reply.text}`);
      this.retries += 1;
      await sleep(RETRY_MS);
    }
  }

  /** @returns nothing where no answer came */
  private send({ key, path }: Write, attempt: number): Promise<Reply | undefined> {
    const servers = this.servers();
    const server = servers[(this.acknowledged.length + attempt) % servers.length];
    const { token, workspace } = this.membership;
    const body = path === '/clock/in' ? { note: key } : {};
    const asking = { token, workspace, key, body, signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS) };
    return server ? server.ask('POST', path, asking).catch(() => undefined) : Promise.resolve(undefined);
  }
}

/** The database is away, or the first request with this key is still under way. */
const isTemporary = ({ status, headers, body }: Reply): boolean =>
  (status === 503 && Number(headers.get('retry-after')) >= 1) ||
  (status === 409 && body?.code === 'idempotency-still-running');

/** Asks for the same things again and again without a pause, so that the memory is used. @returns how to stop it */
export function readSteadily(
  paths: readonly string[],
  membership: Membership,
  server: () => Server,
): () => Promise<void> {
  let isOver = false;
  const run = async (): Promise<void> => {
    for (let n = 0; !isOver; n += 1) {
      const { token, workspace } = membership;
      const asking = { token, workspace, signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS) };
      await server()
        .ask('GET', paths[n % paths.length] ?? '', asking)
        .catch(() => sleep(RETRY_MS));
    }
  };
  const work = run();
  return () => {
    isOver = true;
    return work;
  };
}
