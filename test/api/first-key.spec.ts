import { startApp, type TestApp } from '../kit/app';
import { codeOf, tokenOf } from '../kit/mailbox';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('a new user gets from sign-in to a key that works until it is revoked', async () => {
  const asked = await t.asNobody().post('/sign-in/requests', { email: 'Dana@Harbor.example' });
  expect(asked.status).toBe(202);
  const mail = await t.mailbox.nth('dana@harbor.example');
  const signedIn = await t.asNobody().post('/sign-in/sessions', { token: tokenOf(mail) });
  expect(signedIn).toMatchObject({ status: 201, body: { tokenType: 'Bearer', user: { name: 'Dana' } } });
  const dana = t.as(signedIn.body.accessToken);
  const made = await dana.post('/workspaces', { name: 'Harbor Bakery', timeZone: 'America/New_York' });
  expect(made).toMatchObject({ status: 201, body: { slug: 'harbor-bakery', role: 'owner' } });
  const key = await dana.post('/api-keys', { name: 'Payroll export' });
  expect(key).toMatchObject({ status: 201, body: { name: 'Payroll export', lastUsedAt: null } });
  const tool = t.as(key.body.value);
  expect(await tool.get('/me')).toMatchObject({
    status: 200,
    body: {
      credential: { kind: 'api-key' },
      member: { role: 'owner' },
      workspace: { slug: 'harbor-bakery' },
    },
  });
  expect((await dana.delete(`/api-keys/${key.body.id}`)).status).toBe(204);
  const refused = await tool.get('/me');
  expect(refused.status).toBe(401);
  expect(refused.headers['www-authenticate']).toMatch(
    /^Bearer error="invalid_token", resource_metadata="http/,
  );
});

it('a sign-in code works once, with the request secret', async () => {
  const { body } = await t.asNobody().post('/sign-in/requests', { email: 'code@harbor.example' });
  const code = codeOf(await t.mailbox.nth('code@harbor.example'));
  const input = { requestSecret: body.requestSecret, code };
  expect((await t.asNobody().post('/sign-in/sessions', input)).status).toBe(201);
  expect((await t.asNobody().post('/sign-in/sessions', input)).status).toBe(410);
});
