import { randomBytes } from 'node:crypto';
import { createDatabase, urlOf } from '../kit/database';
import { type Reply, SECRET, Server, stopAll } from './server';
import { Sink, tokenIn } from './sink';

// Imports nothing from src: this tests the built and running service only.

let server: Server;
let sink: Sink;

beforeAll(async () => {
  sink = await Sink.open();
  server = await Server.start({ DATABASE_URL: await emptyDatabase(), SECRET, SMTP_URL: sink.url });
});
afterAll(async () => {
  await stopAll();
  await sink.close();
});

it('access that was taken away is refused on the next request', async () => {
  const ann = await signIn('ann@harbor.example');
  const made = await ask('POST', '/workspaces', 201, ann, { name: 'Harbor', timeZone: 'Europe/Lisbon' });
  const fixture = made.body.id;

  const first = await key(ann, 'First');
  expect((await ask('GET', '/me', 200, first.value)).body.member.role).toBe('owner');
  await ask('DELETE', `/api-keys/${first.id}`, 204, ann);
  expectInvalidToken(await ask('GET', '/me', 401, first.value));
  const second = await key(ann, 'Second');

  await ask('POST', '/invitations', 200, ann, { emails: ['bob@harbor.example'], role: 'admin' });
  const invitation = { token: tokenIn(await sink.take('bob@harbor.example')) };
  const { accessToken: bob, workspace } = (
    await ask('POST', '/invitations/accept', 201, undefined, invitation)
  ).body;
  expect(workspace.id).toBe(fixture);

  await ask('POST', '/workspace/ownership', 200, ann, { memberId: workspace.memberId });
  expect((await ask('GET', '/me', 200, second.value)).body.member.role).toBe('admin');
  await ask('POST', '/api-keys', 403, ann, { name: 'No longer hers to generate' });

  const removal = `/members/${made.body.memberId}/removal`;
  const { stopped } = (await ask('POST', removal, 200, bob)).body;
  expect(stopped.apiKeys).toEqual([expect.objectContaining({ id: second.id, name: 'Second' })]);
  expectInvalidToken(await ask('GET', '/me', 401, second.value));
  await ask('GET', '/me', 404, ann, undefined, fixture);
  await ask('GET', '/workspaces', 200, ann).then(({ body }) => expect(body.data).toEqual([]));

  await ask('POST', `/members/${made.body.memberId}/restoration`, 200, bob, { role: 'admin' });
  expectInvalidToken(await ask('GET', '/me', 401, second.value));
  await ask('GET', '/me', 404, ann, undefined, fixture);
  const again = await signIn('ann@harbor.example');
  expect((await ask('GET', '/me', 200, again, undefined, fixture)).body.member).toMatchObject({
    id: made.body.memberId,
    role: 'admin',
  });
  expect(server.bugs).toEqual([]);
});

async function ask(
  method: string,
  path: string,
  status: number,
  token?: string,
  body?: unknown,
  workspace?: string,
): Promise<Reply> {
  const reply = await server.ask(method, path, { token, body, workspace });
  expect({ method, path, status: reply.status }).toEqual({ method, path, status });
  return reply;
}

async function signIn(email: string): Promise<string> {
  await ask('POST', '/sign-in/requests', 202, undefined, { email });
  const token = tokenIn(await sink.take(email, '/sign-in/confirm'));
  return (await ask('POST', '/sign-in/sessions', 201, undefined, { token })).body.accessToken;
}

async function key(owner: string, name: string): Promise<{ id: string; value: string }> {
  return (await ask('POST', '/api-keys', 201, owner, { name })).body;
}

function expectInvalidToken({ headers }: Reply): void {
  expect(headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token", /);
}

async function emptyDatabase(): Promise<string> {
  const name = `proof_${randomBytes(6).toString('hex')}`;
  await createDatabase(name);
  return urlOf(name);
}
