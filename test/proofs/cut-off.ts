import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { Budget } from '../kit/budget';
import { waitUntil } from '../kit/wait-until';

/** One credential on one route. */
export interface Shot {
  /** Its name in the counts. */
  readonly name: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body, if it is not a GET. */
  readonly body?: unknown;
  /** Form fields, instead of a body. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** A lower number of responses, for requests that write and wait for others. */
  readonly answers?: number;
  /** The only correct result after the cut-off. */
  readonly refusedWith: number | string;
  /** Interprets a response whose status is not enough. 200 means access was allowed. */
  readonly read?: (status: number, text: string) => number | string;
}

export interface CutOffInput {
  /** The processes to call, such as `http://127.0.0.1:3000`. The cut-off is requested from the first. */
  readonly origins: readonly string[];
  /** Every process gets all of them. */
  readonly shots: readonly Shot[];
  readonly cut: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly form?: Readonly<Record<string, string>> | undefined;
  };
  /** Loops per credential and process. Default 8. */
  readonly loops?: number;
  /** Responses per credential and process before the cut-off, and again after it. Default 500. */
  readonly answers?: number;
}

/** The responses of one process to one credential. */
export interface Lane {
  readonly origin: string;
  readonly shot: string;
  /** The intended number of responses before the cut-off, and again after it. */
  readonly wanted: number;
  /** The minimum on a machine that is too slow for all of them. */
  readonly least: number;
  /** Answered with 200 before the cut-off was requested. */
  admitted: number;
  /** In flight during the cut-off: both results are correct. */
  crossing: number;
  /** Started after the acknowledgement and refused as expected. */
  refused: number;
  /** Started after the acknowledgement and still answered with 200. */
  late: number;
  /** Anything else, by status or error: must be empty. */
  readonly strange: Record<string, number>;
}

export interface CutOff {
  readonly status: number;
  readonly lanes: readonly Lane[];
}

interface Hit {
  readonly startedAt: number;
  readonly answeredAt: number;
  readonly outcome: number | string;
}

/** The counter for a response, by when its request started. A refusal before the cut-off counts as strange. */
const ADMITTED = { early: 'admitted', crossing: 'crossing', after: 'late' } as const;
const REFUSED = { early: undefined, crossing: 'crossing', after: 'refused' } as const;

/** In percent of the intended responses, on each side of the cut-off. */
const SHARE = { min: 10, max: 100, seconds: 40 };
const FORM = 'application/x-www-form-urlencoded';

/**
 * Calls several processes with credentials in loops, has access cut off on one of them, and counts the results of the
 * requests that started after the status line of the acknowledgement arrived.
 */
export async function measureCutOff({ loops = 8, answers = 500, ...input }: CutOffInput): Promise<CutOff> {
  const guns = input.origins.flatMap((origin) =>
    input.shots.map((shot) => new Gun(origin, shot, { loops, answers })),
  );
  const firing = guns.map((gun) => gun.fire());
  const agent = new http.Agent();
  try {
    await answeredEnough(guns, (gun) => gun.answered);
    const { method, path, headers, body, form } = input.cut;
    const url = `${input.origins[0]}${path}`;
    const cut = await hit({ url, agent, method, headers, body, form });
    for (const gun of guns) gun.ackAt = cut.answeredAt;
    await answeredEnough(guns, (gun) => gun.answeredAfter);
    for (const gun of guns) gun.stop();
    await Promise.all(firing);
    return { status: Number(cut.outcome), lanes: guns.map((gun) => gun.count(cut)) };
  } finally {
    for (const gun of guns) gun.stop();
    await Promise.all(firing);
    agent.destroy();
  }
}

/** How many requests that started after the acknowledgement still succeeded. */
export const lateOf = ({ lanes }: CutOff): number => lanes.reduce((sum, lane) => sum + lane.late, 0);

/** How many requests started after the acknowledgement. */
export const triedOf = ({ lanes }: CutOff): number =>
  lanes.reduce((sum, lane) => sum + lane.late + lane.refused, 0);

/** Calls one process with one credential, in several loops with a connection each. */
class Gun {
  ackAt = Number.POSITIVE_INFINITY;
  readonly wanted: number;
  private readonly hits: Hit[] = [];
  private readonly agent: http.Agent;
  private readonly origin: string;
  private readonly shot: Shot;
  private isStopped = false;

  constructor(origin: string, shot: Shot, { loops, answers }: { loops: number; answers: number }) {
    this.origin = origin;
    this.shot = shot;
    this.wanted = shot.answers ?? answers;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: loops });
  }

  get answered(): number {
    return this.hits.length;
  }

  get answeredAfter(): number {
    return this.hits.filter(({ startedAt }) => startedAt > this.ackAt).length;
  }

  async fire(): Promise<void> {
    await Promise.all(Array.from({ length: this.agent.maxSockets }, () => this.loop()));
    this.agent.destroy();
  }

  stop(): void {
    this.isStopped = true;
  }

  count(cut: Hit): Lane {
    const { origin, shot } = this;
    const lane: Lane = {
      origin,
      shot: shot.name,
      wanted: this.wanted,
      least: Math.ceil((this.wanted * SHARE.min) / SHARE.max),
      admitted: 0,
      crossing: 0,
      refused: 0,
      late: 0,
      strange: {},
    };
    for (const one of this.hits) this.sort(one, cut, lane);
    return lane;
  }

  private sort(one: Hit, cut: Hit, lane: Lane): void {
    const { outcome } = one;
    const when = whenOf(one, cut);
    const refused = outcome === this.shot.refusedWith ? REFUSED[when] : undefined;
    const tally = outcome === 200 ? ADMITTED[when] : refused;
    if (tally) lane[tally] += 1;
    else lane.strange[outcome] = (lane.strange[outcome] ?? 0) + 1;
  }

  private async loop(): Promise<void> {
    const { path, headers, body, form, read } = this.shot;
    const method = body === undefined && !form ? 'GET' : 'POST';
    const asking = { url: `${this.origin}${path}`, agent: this.agent, method, headers, body, form, read };
    while (!this.isStopped) this.hits.push(await hit(asking));
  }
}

function whenOf({ startedAt, answeredAt }: Hit, cut: Hit): keyof typeof ADMITTED {
  if (answeredAt < cut.startedAt) return 'early';
  return startedAt > cut.answeredAt ? 'after' : 'crossing';
}

interface Asking {
  readonly url: string;
  readonly agent: http.Agent;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly form?: Shot['form'];
  readonly read?: Shot['read'];
}

/** One request. It counts as answered when the status line arrives. */
function hit({ url, agent, method, headers, body, form, read }: Asking): Promise<Hit> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  const payload = form ? new URLSearchParams(form).toString() : json;
  const type = payload ? { 'content-type': form ? FORM : 'application/json' } : {};
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const request = http.request(url, { method, agent, headers: { ...headers, ...type } }, (response) => {
      const answeredAt = performance.now();
      let text = '';
      const { statusCode = 0 } = response;
      if (read) response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      else response.resume();
      response.once('close', () => {
        resolve({ startedAt, answeredAt, outcome: read ? read(statusCode, text) : statusCode });
      });
    });
    request.once('error', (error) => {
      resolve({ startedAt, answeredAt: performance.now(), outcome: error.message });
    });
    request.end(payload);
  });
}

/** Waits until each has all its responses; on a slow machine, until each has the minimum and the time is up. */
async function answeredEnough(guns: readonly Gun[], count: (gun: Gun) => number): Promise<void> {
  const budget = new Budget(SHARE);
  const percent = () => Math.min(...guns.map((gun) => Math.floor((count(gun) * SHARE.max) / gun.wanted)));
  await waitUntil(
    () => budget.isSpent(percent()),
    () => `only ${percent()} % of the responses arrived`,
  );
}
