import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startLocalPostgres } from '../../src/kernel/postgres/local-postgres';
import { testFolder } from '../kit/folder';
import { printFigure, Server, stopAll, until } from './server';

// The default setup: only the folder is set, PostgreSQL is embedded, emails are printed.

let folder: string;

beforeEach(() => {
  folder = testFolder('start');
});
afterEach(async () => {
  await stopAll();
  // PostgreSQL stops with its last user, so this stops any server left running.
  const postgres = await startLocalPostgres({ dir: path.join(folder, 'postgres') });
  await postgres.stop('immediate');
  fs.rmSync(folder, { recursive: true, force: true });
});

const start = (): Promise<Server> => Server.start({ DATA_DIR: folder });

/** The postmaster processes of PostgreSQL on this folder. */
const postmasters = (): string[] =>
  execFileSync('ps', ['-A', '-ww', '-o', 'pid=', '-o', 'command='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`-D ${folder}/`));

/** Signs in with the printed link. @param servers any of them may have printed the email */
async function signIn(email: string, ...servers: [Server, ...Server[]]): Promise<string> {
  const [server] = servers;
  await server.ask('POST', '/sign-in/requests', { body: { email } });
  const mail = new RegExp(`^Mail to ${email}: .+\\n +http\\S+token=(\\S+)$`, 'm');
  const printed = () => mail.exec(servers.map(({ output }) => output).join('\n'));
  await until('the email is printed', () => printed() !== null);
  const reply = await server.ask('POST', '/sign-in/sessions', { body: { token: printed()?.[1] } });
  expect(reply.status).toBe(201);
  return reply.body.accessToken;
}

it('workspace, session and key survive a killed process', async () => {
  const first = await start();
  expect(first.output).toContain(
    `Keyshift is at ${first.origin}\nEmails are shown at ${first.origin}/dev/mailbox`,
  );
  const token = await signIn('dana@harbor.example', first);
  const input = { name: 'Harbor Bakery', timeZone: 'Europe/Lisbon' };
  const made = await first.ask('POST', '/workspaces', { token, body: input });
  const key = await first.ask('POST', '/api-keys', { token, body: { name: 'Payroll' } });
  expect([made.status, key.status]).toEqual([201, 201]);
  expect(await first.stop('SIGKILL')).toBe('SIGKILL');

  const since = performance.now();
  const second = await start();
  printFigure(`the second start took ${Math.round(performance.now() - since)} ms to its first 200`);
  for (const credential of [token, key.body.value]) {
    const me = await second.ask('GET', '/me', { token: credential });
    expect(me).toMatchObject({ status: 200, body: { workspace: { slug: 'harbor-bakery' } } });
  }
  expect(await second.stop()).toBe(0);
  expect(postmasters()).toEqual([]);
});

it('two servers share a folder, and PostgreSQL runs until the last one stops', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect(postmasters()).toHaveLength(1);
  const token = await signIn('dana@harbor.example', first, second);
  expect(await first.stop()).toBe(0);
  expect(postmasters()).toHaveLength(1);
  expect((await second.ask('GET', '/me', { token })).status).toBe(200);
  expect(await second.stop()).toBe(0);
  expect(postmasters()).toEqual([]);
});
