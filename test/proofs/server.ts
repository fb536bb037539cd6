import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { noteAnswer } from '../kit/secrets/given-out';
import { logged } from '../kit/secrets/issued-secrets';
import { waitUntil } from '../kit/wait-until';

const MAIN = path.resolve(__dirname, '../../dist/src/main.js');

export const SECRET = 'a secret for proofs, long enough to be one';

/** Rate limits raised for proofs that send many requests. */
const RELAXED = {
  SIGN_IN_SENDS_PER_NETWORK: '100000',
  SIGN_IN_SENDS_PER_ADDRESS: '1000',
  RATE_LIMIT_PER_MINUTE: '0',
  DATABASE_STATEMENT_TIMEOUT_SECONDS: '60',
  DATABASE_LOCK_TIMEOUT_SECONDS: '60',
};

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a proof reads the reply it expects, and its assertions check it
  readonly body: any;
}

export interface Asking {
  readonly token?: string | undefined;
  readonly workspace?: string | undefined;
  readonly body?: unknown;
  /** Form fields, sent instead of a body. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** The `Idempotency-Key`. */
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Aborts the request. */
  readonly signal?: AbortSignal;
}

/** One process of the built app on a free port, without this process's environment. */
export class Server {
  output = '';
  private ended: { code: number | null; signal: NodeJS.Signals | null } | undefined;

  private constructor(
    readonly child: ChildProcess,
    readonly port: number,
  ) {
    const keep = (chunk: Buffer) => {
      this.output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('close', (code, signal) => {
      this.ended = { code, signal };
    });
    launched.add(this);
  }

  /**
   * Starts the process without waiting for it.
   * @param env variables in addition to the port and the relaxed limits
   * @param args arguments of Node
   */
  static async launch(env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Server> {
    const port = await freePort();
    const own = { PATH: process.env.PATH, PORT: String(port), ORIGIN: `http://127.0.0.1:${port}` };
    const child = spawn(process.execPath, [...args, MAIN], {
      env: { ...own, ...RELAXED, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Server(child, port);
  }

  /** Starts the process and waits until it is ready. @throws with its output if it does not become ready */
  static async start(env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Server> {
    return (await Server.launch(env, args)).ready();
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async ready(): Promise<this> {
    await until(`${this.origin} is ready`, async () => {
      if (this.ended) throw new Error(`the server exited with ${this.ended.code}:\n${this.output}`);
      return fetch(`${this.origin}/health/ready`).then(
        (reply) => reply.status === 200,
        () => false,
      );
    }).catch((error) => {
      throw new Error(`${error.message}\n${this.output}`);
    });
    return this;
  }

  /** Sends one request. @param path below `/api/v1`, or from the root with a leading `//` */
  async ask(method: string, path: string, asking: Asking = {}): Promise<Reply> {
    const { token, workspace, body, form, key, signal, headers = {} } = asking;
    const url = this.origin + (path.startsWith('//') ? path.slice(1) : `/api/v1${path}`);
    const reply = await fetch(url, {
      method,
      redirect: 'manual',
      signal: signal ?? null,
      headers: {
        ...headers,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(workspace ? { 'keyshift-workspace': workspace } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    const text = await reply.text();
    noteAnswer(reply.headers.getSetCookie().join(), text);
    return { status: reply.status, headers: reply.headers, text, body: parsed(text) };
  }

  /** Errors and stack traces that the process logged. */
  get bugs(): string[] {
    return this.output.split('\n').filter((line) => line.includes('"level":50') || /^\s+at /.test(line));
  }

  /** Stops the process. @returns its exit code, or the signal that ended it */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | NodeJS.Signals | null> {
    this.child.kill(signal);
    const code = await this.end();
    // Without a mail server links are printed to the terminal. Log lines contain none.
    const lines = this.output.split('\n').filter((line) => line.startsWith('{'));
    logged(`${this.port}`, lines.join('\n'));
    return code;
  }

  async end(): Promise<number | NodeJS.Signals | null> {
    if (!this.ended) await once(this.child, 'close');
    return this.ended?.signal ?? this.ended?.code ?? null;
  }
}

const launched = new Set<Server>();

/** Stops all servers that a test left running. */
export async function stopAll(): Promise<void> {
  await Promise.all([...launched].map((server) => server.stop('SIGKILL')));
  launched.clear();
}

/** Polls until a condition holds. @throws with its name on a timeout */
export async function until(what: string, look: () => Promise<boolean> | boolean): Promise<void> {
  await waitUntil(look, () => `timed out waiting until ${what}`);
}

/** Prints a figure of a proof. */
export const printFigure = (figure: string): void => void process.stdout.write(`  ${figure}\n`);

/** A port that was free just now. */
export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
