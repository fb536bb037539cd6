import { startApp, type TestApp } from '../kit/app';
import { Assistant } from '../kit/oauth-client';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '20' });
});
afterAll(() => t.close());

it('a flood of registrations ends at the limit of its network, and nobody is kept from connecting by it', async () => {
  const { workspace, owner } = await t.given.workspace();
  const replies = await Promise.all(Array.from({ length: 200 }, () => Assistant.register(t)));
  const statuses = replies.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(180);
  expect(replies.find(({ status }) => status === 429)?.headers['retry-after']).toMatch(/^\d+$/);
  const rows = await t.sql<{ count: number }>(
    "select count(*)::int as count from oauth_record where kind = 'Client'",
  );
  expect(rows).toEqual([{ count: 20 }]);
  const claude = new Assistant(
    t,
    'https://claude.ai/oauth/mcp-oauth-client-metadata',
    'https://claude.ai/api/mcp/auth_callback',
  );
  const tokens = await claude.connect(owner, workspace.id);
  expect((await t.as(tokens.access_token).get('/me')).status).toBe(200);
  t.clock.advance(3_601);
  expect((await Assistant.register(t)).status).toBe(201);
});
