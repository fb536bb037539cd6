import { startApp, type TestApp } from '../kit/app';
import { browser, wordsOf } from '../kit/browse';
import type { GivenMember, GivenWorkspace } from '../kit/given';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const keys = ({ slug }: GivenWorkspace) => `/w/${slug}/api-keys`;
const formId = (html: string) => /name="formId" value="([\w-]{22})"/.exec(html)?.[1] ?? '';

/** Submits the form of the page. */
async function generate(owner: GivenMember, workspace: GivenWorkspace, fields: Record<string, string>) {
  const page = browser(t, owner.token);
  const id = formId((await page.get(keys(workspace))).text);
  const reply = await page.post(keys(workspace), { formId: id, name: 'Export', ...fields });
  return { ...reply, value: /ks_live_\w{49}/.exec(reply.text)?.[0] ?? '' };
}

it('limits set in the form are enforced and shown on the card of the key', async () => {
  const { workspace, owner } = await t.given.workspace();
  const { value, status } = await generate(owner, workspace, {
    access: 'chosen',
    area_employees: 'view',
    expiry: '30',
    networks: '203.0.113.0/24',
  });
  expect(status).toBe(200);
  const from = async (remoteAddress: string) =>
    (
      await t.app.inject({
        url: '/api/v1/members',
        remoteAddress,
        headers: { authorization: `Bearer ${value}` },
      })
    ).statusCode;
  expect([await from('203.0.113.9'), await from('192.0.2.1')]).toEqual([200, 403]);
  const { body } = await owner.get('/api-keys');
  expect(body.data[0]).toMatchObject({ permissions: ['employees:read'], networks: ['203.0.113.0/24'] });
  const days = (Date.parse(body.data[0].expiresAt) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  const card = wordsOf((await browser(t, owner.token).get(keys(workspace))).text);
  expect(card).toContain('Can view: Employees');
  expect(card).toContain('Only from 203.0.113.0/24');
});

it('a key created without limits has none', async () => {
  const { workspace, owner } = await t.given.workspace();
  await generate(owner, workspace, { access: 'all', expiry: 'never', networks: '' });
  const { body } = await owner.get('/api-keys');
  expect(body.data[0]).toMatchObject({ permissions: null, networks: null, expiresAt: null });
});

it('the form returns all errors with the entered values and creates no key', async () => {
  const { workspace, owner } = await t.given.workspace();
  const reply = await generate(owner, workspace, {
    name: '',
    access: 'chosen',
    expiry: 'date',
    until: '',
    networks: '10.0.0.0/8, <office>',
  });
  const words = wordsOf(reply.text);
  expect([reply.status, reply.value]).toEqual([422, '']);
  expect(words).toContain('4 things to correct');
  expect(reply.text).toContain('10.0.0.0/8, &lt;office>');
  expect(reply.text).toMatch(/<dialog id="generate"[^>]* open/);
  expect((await owner.get('/api-keys')).body.data).toEqual([]);
});

it('the key page shows the permissions that the guard enforces', async () => {
  const { workspace, owner } = await t.given.workspace();
  await generate(owner, workspace, { access: 'chosen', area_reports: 'view' });
  const { id } = (await owner.get('/api-keys')).body.data[0];
  const words = wordsOf((await browser(t, owner.token).get(`${keys(workspace)}/${id}`)).text);
  expect(words.match(/: yes/g)).toHaveLength(1);
  expect(words.match(/: no/g)).toHaveLength(13);
  expect(words).toContain('results, filters and downloads View: yes All members’ data. Edit: no');
});

it('the owner and admins of the workspace can open the key page', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const { id } = await t.given.apiKey(workspace.id, owner.id);
  const { owner: outsider, workspace: theirs } = await t.given.workspace();
  const status = async (token: string, at: GivenWorkspace) =>
    (await browser(t, token).get(`${keys(at)}/${id}`)).status;
  expect([
    await status(owner.token, workspace),
    await status(ann.token, workspace),
    await status(bob.token, workspace),
    await status(outsider.token, workspace),
    await status(outsider.token, theirs),
  ]).toEqual([200, 200, 403, 404, 404]);
});

it('a card shows the member a key acts as, and a changed role', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  await owner.post('/api-keys', { name: 'Payroll' });
  const seen = async ({ token }: { token: string }) =>
    wordsOf((await browser(t, token).get(`/w/${workspace.slug}/api-keys`)).text);
  expect(await seen(owner)).not.toContain('Acts as');
  expect(await seen(ann)).toContain('Acts as Olga Owner · Owner');
  await owner.post('/workspace/ownership', { memberId: ann.id });
  await ann.put(`/members/${owner.id}/role`, { role: 'employee' });
  expect(await seen(ann)).toContain('Acts as Olga Owner · Employee (was Owner)');
  expect(await seen(owner)).toContain('Acts as you · Employee (was Owner)');
});

it('a second key with the same name gets a hint, not an error', async () => {
  const { workspace, owner } = await t.given.workspace();
  const hint = 'You already have a key called “Payroll”.';
  expect(wordsOf((await generate(owner, workspace, { name: 'Payroll' })).text)).not.toContain(hint);
  expect(wordsOf((await generate(owner, workspace, { name: 'Payroll' })).text)).toContain(hint);
  expect((await owner.get('/api-keys')).body.data).toHaveLength(2);
});

it('the page answers common questions about keys', async () => {
  const { workspace, owner } = await t.given.workspace();
  const said = wordsOf((await browser(t, owner.token).get(`/w/${workspace.slug}/api-keys`)).text);
  expect(said).toContain('I lost the value of a key It can’t be recovered');
  expect(said).toContain('Can two tools share a key? Yes, but give each tool its own key.');
  expect(said).toContain('Which tool uses which key? The list shows each key’s name');
});

it('an expired key stays in the list', async () => {
  const { workspace, owner } = await t.given.workspace();
  const { value } = await generate(owner, workspace, { expiry: '30' });
  await t.sql(`update api_key set expires_at = now() - interval '2 days' where workspace_id = $1`, [
    workspace.id,
  ]);
  expect((await t.as(value).get('/me')).status).toBe(401);
  expect(wordsOf((await browser(t, owner.token).get(keys(workspace))).text)).toMatch(
    /Export Hint Ends in .* Expired \d/,
  );
});
