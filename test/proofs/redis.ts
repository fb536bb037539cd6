import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { freePort, until } from './server';

/** Compatible servers, by executable name. */
const PROGRAM = ['valkey-server', 'redis-server'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** Whether a server is installed on this machine. */
export const hasRedis = PROGRAM !== undefined;

/** A real Redis or Valkey without persistence. */
export class Redis {
  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {}

  static async open(): Promise<Redis> {
    const port = await freePort();
    return new Redis(await launch(port), port);
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

async function launch(port: number): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(PROGRAM ?? '', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  await until(`${PROGRAM} accepts connections`, () => {
    if (child.exitCode !== null) throw new Error(`${PROGRAM} did not start:\n${output}`);
    return output.includes('Ready to accept connections');
  });
  return child;
}
