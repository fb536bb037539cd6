import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Membership } from './people';
import type { Reply, Server } from './server';

/** A client without a response by then repeats the request with the same `Idempotency-Key`. */
const CLIENT_TIMEOUT_MS = 10_000;
const RETRY_MS = 200;
const PAUSE_MS = 500;

interface Write {
  readonly key: string;
  readonly path: '/clock/in' | '/clock/out';
}

/** An acknowledged clock-in, and whether its clock-out is acknowledged. */
export interface Acknowledged {
  readonly memberId: string;
  /** The note of the entry, which is also the `Idempotency-Key` of the clock-in. */
  readonly key: string;
  readonly entryId: string;
  isOut: boolean;
}

/**
 * Clocks a person in and out on any of the processes, and repeats each write until it is acknowledged. In the end the
 * database must have exactly one entry per key: fewer means lost writes, more means duplicates.
 */
export class SteadyWriter {
  readonly acknowledged: Acknowledged[] = [];
  /** Responses that no fault explains. */
  readonly wrong: string[] = [];
  /** How often an unacknowledged write was sent again. */
  retries = 0;
  /** How many acknowledgements were replays of a lost response. */
  replays = 0;
  private isOver = false;
  private readonly work: Promise<void>;

  /** @param servers any of them gets the next request */
  constructor(
    readonly membership: Membership,
    private readonly servers: () => readonly Server[],
  ) {
    this.work = this.run();
  }

  /** Stops after the current write is acknowledged. */
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

  /** @returns undefined if there was no response */
  private send({ key, path }: Write, attempt: number): Promise<Reply | undefined> {
    const servers = this.servers();
    const server = servers[(this.acknowledged.length + attempt) % servers.length];
    const { token, workspace } = this.membership;
    const body = path === '/clock/in' ? { note: key } : {};
    const asking = { token, workspace, key, body, signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS) };
    return server ? server.ask('POST', path, asking).catch(() => undefined) : Promise.resolve(undefined);
  }
}

/** The database is unavailable, or the first request with this key is still in progress. */
const isTemporary = ({ status, headers, body }: Reply): boolean =>
  (status === 503 && Number(headers.get('retry-after')) >= 1) ||
  (status === 409 && body?.code === 'idempotency-still-running');

/** Requests the same paths in a loop without a pause, to use memory. @returns a function that stops it */
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
