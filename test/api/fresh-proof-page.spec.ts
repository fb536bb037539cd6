import { startApp, type TestApp } from '../kit/app';
import { wordsOf } from '../kit/browse';
import { codeOf } from '../kit/mailbox';
import { Tab } from '../kit/oauth-client';

const HOURS = 3600;

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [
        name,
        value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<'),
      ],
    ),
  );

it('a form asks for a code, keeps the input and continues', async () => {
  const { workspace, owner } = await t.given.workspace();
  const tab = Tab.forSession(t, owner);
  t.clock.advance(HOURS);
  const path = `/w/${workspace.slug}/invitations`;
  const fields = { emails: 'a"<b>&@x.example, admin-by-page@harbor.example', role: 'admin' };
  const asked = await tab.post(path, fields);
  expect(asked.status).toBe(403);
  expect(wordsOf(asked.text)).toContain(`We sent a code to ${owner.email}`);
  expect(asked.text).toContain(`action="${path}"`);
  expect(hidden(asked.text)).toEqual(fields);
  expect((await owner.get('/invitations')).body.data).toEqual([]);

  const code = codeOf(await t.mailbox.nth(owner.email));
  const wrong = await tab.post(path, {
    ...hidden(asked.text),
    proofCode: code === '000000' ? '1' : '000000',
  });
  expect([wrong.status, hidden(wrong.text)]).toEqual([403, fields]);
  expect(wordsOf(wrong.text)).toContain('That code doesn’t match. 4 tries left.');

  const done = await tab.post(path, { ...hidden(wrong.text), proofCode: code });
  expect(done.status).toBe(422);
  expect(done.text).toContain('a&quot;&lt;b>&amp;@x.example');
  expect((await owner.get('/invitations')).body.data).toMatchObject([{ role: 'admin' }]);
});

it('a proof covers further forms for ten minutes, in this browser only', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'employee', bob: 'employee' });
  const [tab, twin] = [Tab.forSession(t, owner), Tab.forSession(t, owner)];
  t.clock.advance(HOURS);
  const path = (id: string) => `/w/${workspace.slug}/members/${id}/role`;
  await tab.post(path(ann.id), { role: 'admin', version: '1' });
  const proofCode = codeOf(await t.mailbox.nth(owner.email));
  expect((await tab.post(path(ann.id), { role: 'admin', version: '1', proofCode })).status).toBe(303);
  expect((await twin.post(path(bob.id), { role: 'admin', version: '1' })).status).toBe(403);
  expect((await tab.post(path(bob.id), { role: 'admin', version: '1' })).status).toBe(303);
  expect((await owner.get(`/members/${bob.id}`)).body.role).toBe('admin');
});

it('resubmitting a form sends no second code; the resend button does', async () => {
  const { workspace, owner } = await t.given.workspace();
  const tab = Tab.forSession(t, owner);
  t.clock.advance(13 * HOURS);
  const path = `/w/${workspace.slug}/api-keys`;
  const fields = { formId: 'x'.repeat(22), name: 'Export', access: 'all', expiry: 'never', networks: '' };
  await tab.post(path, fields);
  await tab.post(path, fields);
  await tab.post(path, { ...fields, proofAgain: 'yes' });
  await t.mailbox.nth(owner.email, 2);
  const [row] = await t.sql<{ n: number }>(
    'select count(*)::int as n from fresh_proof_request where user_id = $1',
    [owner.userId],
  );
  expect(row?.n).toBe(2);
  const proofCode = codeOf(await t.mailbox.nth(owner.email, 1));
  const made = await tab.post(path, { ...fields, proofCode });
  expect(made.status).toBe(200);
  expect(made.text).toMatch(/ks_live_\w{49}/);
});

it('a cross-site form sends no code', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  t.clock.advance(HOURS);
  const reply = await t.app.inject({
    method: 'POST',
    url: `/w/${workspace.slug}/members/${ann.id}/ownership`,
    headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
    cookies: { keyshift_session: owner.token },
    payload: '',
  });
  expect(reply.statusCode).toBe(403);
  expect(reply.body).not.toContain('sent a code');
  const rows = await t.sql('select id from fresh_proof_request where user_id = $1', [owner.userId]);
  expect(rows).toEqual([]);
});
