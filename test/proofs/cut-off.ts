import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { Budget } from '../kit/budget';
import { waitUntil } from '../kit/wait-until';

/** One credential on one route. */
export interface Shot {
  /** Names it in the counts. */
  readonly name: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What is sent, where it is not a GET. */
  readonly body?: unknown;
  /** What is sent as a form, in place of a body. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** How many answers it gets at least, where fewer than usual are enough: one that writes, and waits for others. */
  readonly answers?: number;
  /** The one answer that is right after the cut. */
  readonly refusedWith: number | string;
  /** Reads an answer whose status alone does not tell; 200 stands for being let in. */
  readonly read?: (status: number, text: string) => number | string;
}

export interface CutOffInput {
  /** The processes under fire, such as `http://127.0.0.1:3000`; the cut is asked of the first. */
  readonly origins: readonly string[];
  /** All of them are fired at every process. */
  readonly shots: readonly Shot[];
  readonly cut: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly form?: Readonly<Record<string, string>> | undefined;
  };
  /** Loops a credential and process. Default 8. */
  readonly loops?: number;
  /** How many answers each credential gets of each process before the cut, and again after. Default 500. */
  readonly answers?: number;
}

/** The answers of one process to one credential. */
export interface Lane {
  readonly origin: string;
  readonly shot: string;
  /** How many answers it was to get before the cut, and again after. */
  readonly wanted: number;
  /** With how many a machine makes do that is too slow for all of them. */
  readonly least: number;
  /** Answered 200 before the cut was asked for. */
  admitted: number;
  /** In flight while the cut was: either answer is right. */
  crossing: number;
  /** Started after the acknowledgement and refused as expected. */
  refused: number;
  /** Started after the acknowledgement and still answered 200. */
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

/** Where an answer counts, by when its request was made. A refusal before the cut counts as strange. */
const ADMITTED = { early: 'admitted', crossing: 'crossing', after: 'late' } as const;
const REFUSED = { early: undefined, crossing: 'crossing', after: 'refused' } as const;

/** In percent of the answers that are wanted, on either side of the cut. */
const SHARE = { min: 10, max: 100, seconds: 40 };
const FORM = 'application/x-www-form-urlencoded';

/**
 * Keeps credentials under fire on several processes, has access cut off on one of them, and counts what came of the
 * requests that started after the moment at which the status line of the acknowledgement arrived.
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

/** Fires one credential at one process, in several loops with a connection each. */
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

/** One request; the moment of its answer is that of the status line. */
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

/** Waits until each has all its answers; on a slow machine, until each has its least and the share of time is over. */
async function answeredEnough(guns: readonly Gun[], count: (gun: Gun) => number): Promise<void> {
  const budget = new Budget(SHARE);
  const percent = () => Math.min(...guns.map((gun) => Math.floor((count(gun) * SHARE.max) / gun.wanted)));
  await waitUntil(
    () => budget.isSpent(percent()),
    () => `only ${percent()} % of the answers came`,
  );
}
