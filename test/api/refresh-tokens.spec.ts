import { RefreshRotation } from '../../src/modules/connections/oauth-server/refresh-rotation';
import { ORIGIN, startApp, type TestApp } from '../kit/app';
import { until } from '../kit/mailbox';
import { Assistant, Tab } from '../kit/oauth-client';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' });
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

async function connected() {
  const { workspace, owner } = await t.given.workspace();
  const assistant = await Assistant.registered(t);
  const tokens = await assistant.connect(owner, workspace.id);
  const alive = async (token: string) => (await t.as(token).get('/me')).status;
  return { workspace, owner, assistant, tokens, alive };
}

const outcomeOf = ({ status, body }: { status: number; body?: { error?: string } }) => [status, body?.error];
const endings = (email: string) =>
  t.mailbox.to(email).filter(({ subject }) => subject.includes('disconnected'));
const kept = (workspaceId: string) =>
  t.sql<{ successors: number; refresh: number }>(
    `select count(r.successor)::int as successors, count(*)::int as refresh from oauth_record r
     join connection c on c.grant_id = r.grant_id where c.workspace_id = $1 and r.kind = 'RefreshToken'`,
    [workspaceId],
  );

it('a refresh with a narrower scope limits the access token, not the connection', async () => {
  const { assistant, tokens, workspace } = await connected();
  const statuses = async (token: string) => {
    const by = t.as(token, workspace.id);
    return [(await by.get('/reports')).status, (await by.get('/members')).status];
  };
  expect(await statuses(tokens.access_token)).toEqual([200, 200]);
  const narrow = (await assistant.refresh(tokens.refresh_token, { scope: 'reports:read' })).body;
  expect(await statuses(narrow.access_token)).toEqual([200, 403]);
  const whole = (await assistant.refresh(narrow.refresh_token)).body;
  expect(await statuses(whole.access_token)).toEqual([200, 200]);
});

describe('a refresh token within its grace period', () => {
  it('has one successor, however often it is redeemed', async () => {
    const { assistant, tokens, alive, workspace } = await connected();
    const first = (await assistant.refresh(tokens.refresh_token)).body;
    for (const seconds of [1, 40, 78]) {
      t.clock.advance(seconds);
      const again = (await assistant.refresh(tokens.refresh_token)).body;
      expect(again.refresh_token).toBe(first.refresh_token);
      expect(again.access_token).not.toBe(first.access_token);
      expect(await alive(again.access_token)).toBe(200);
    }
    const second = (await assistant.refresh(first.refresh_token)).body;
    expect((await assistant.refresh(first.refresh_token)).body.refresh_token).toBe(second.refresh_token);
    expect(await kept(workspace.id)).toEqual([{ successors: 2, refresh: 3 }]);
  });

  it('does not extend the lifetime of its successor', async () => {
    const { assistant, tokens, workspace } = await connected();
    await assistant.refresh(tokens.refresh_token);
    const expiry = () =>
      t.sql(
        `select r.expires_at, r.payload from oauth_record r join connection c on c.grant_id = r.grant_id
         where c.workspace_id = $1 and r.kind = 'RefreshToken' and r.consumed_at is null`,
        [workspace.id],
      );
    const before = await expiry();
    t.clock.advance(100);
    await assistant.refresh(tokens.refresh_token, { scope: 'account:read' });
    expect(await expiry()).toEqual(before);
  });

  it('is not consumed by a failed request', async () => {
    const { assistant, tokens, alive } = await connected();
    const wrong = await assistant.refresh(tokens.refresh_token, {
      resource: 'https://elsewhere.example/mcp',
    });
    expect(outcomeOf(wrong)).toEqual([400, 'invalid_target']);
    t.clock.advance(125);
    const right = await assistant.refresh(tokens.refresh_token);
    expect(right.status).toBe(200);
    expect(await alive(right.body.access_token)).toBe(200);
  });

  it('is refused without revoking anything when its successor is unreadable', async () => {
    const { assistant, tokens, alive, workspace } = await connected();
    const next = (await assistant.refresh(tokens.refresh_token)).body;
    await t.sql(
      `update oauth_record r set successor = '\\x00' from connection c
       where c.grant_id = r.grant_id and c.workspace_id = $1 and r.successor is not null`,
      [workspace.id],
    );
    expect(outcomeOf(await assistant.refresh(tokens.refresh_token))).toEqual([400, 'invalid_grant']);
    expect(await alive(next.access_token)).toBe(200);
    expect((await assistant.refresh(next.refresh_token)).status).toBe(200);
  });
});

describe('the stored successor of a refresh token', () => {
  it('is deleted after the grace period by a queued job', async () => {
    const { assistant, tokens, workspace } = await connected();
    const waiting = () =>
      t.sql<{ seconds: number }>(
        `select extract(epoch from start_after - created_on)::int as seconds from pgboss.job
         where name = 'spent-refresh-tokens' order by created_on desc limit 1`,
      );
    await assistant.refresh(tokens.refresh_token);
    expect(await waiting()).toEqual([{ seconds: 121 }]);
    await t.app.get(RefreshRotation).forgetSuccessors();
    expect((await kept(workspace.id))[0]?.successors).toBe(1);
    t.clock.advance(121);
    await t.app.get(RefreshRotation).forgetSuccessors();
    expect((await kept(workspace.id))[0]?.successors).toBe(0);
  });
});

describe('a secret reused after its grace period', () => {
  it('revokes the connection and emails the member once', async () => {
    const { assistant, tokens, alive, owner, workspace } = await connected();
    const next = (await assistant.refresh(tokens.refresh_token)).body;
    t.clock.advance(121);
    for (let n = 0; n < 3; n += 1)
      expect(outcomeOf(await assistant.refresh(tokens.refresh_token))).toEqual([400, 'invalid_grant']);
    expect(await alive(next.access_token)).toBe(401);
    const email = await until(() => endings(owner.email)[0]);
    expect(email.subject).toBe(`Helper was disconnected from ${workspace.name}`);
    for (const part of [email.text, email.html]) {
      expect(part).toContain('used twice');
      expect(part).toContain(`${ORIGIN}/w/${workspace.slug}/connections`);
    }
    const events = (await owner.get('/audit-events')).body.data.filter(
      ({ action }: { action: string }) => action === 'connection.ended',
    );
    expect(events).toMatchObject([{ after: { reason: 'token-reused' } }]);
    expect(events[0].sentence).toBe('Disconnected: one of its tokens was used a second time');
    expect(endings(owner.email)).toHaveLength(1);
  });

  it('emails the member also when it was a code', async () => {
    const { workspace, owner } = await t.given.workspace();
    const assistant = await Assistant.registered(t);
    const back = await assistant.ask(Tab.forSession(t, owner), { account: workspace.id });
    const code = back.searchParams.get('code') ?? '';
    await assistant.redeem(code);
    t.clock.advance(11);
    await assistant.redeem(code);
    expect((await until(() => endings(owner.email)[0])).to).toBe(owner.email);
  });

  it('sends no email after the assistant revoked its own tokens', async () => {
    const { assistant, tokens, owner } = await connected();
    await assistant.refresh(tokens.refresh_token);
    await assistant.revoke(tokens.refresh_token);
    await assistant.refresh(tokens.refresh_token);
    const queued = await t.sql(
      `select 1 from pgboss.job where name = 'mail' and data->>'kind' = 'connection-ended'
      and data->>'id' in (select c.id from connection c join member m on m.id = c.member_id
        join app_user u on u.id = m.user_id where u.email = $1)`,
      [owner.email],
    );
    expect(queued).toEqual([]);
  });
});
