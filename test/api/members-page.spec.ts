import { startApp, type TestApp } from '../kit/app';
import { browser, wordsOf } from '../kit/browse';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const members = (slug: string) => `/w/${slug}/members`;
/** The text of one dialog. */
const dialog = (html: string, id: string) =>
  wordsOf(new RegExp(`<dialog id="${id}"[\\s\\S]*?</dialog>`).exec(html)?.[0] ?? '');
/** The items in the list of what is revoked. */
const stops = (html: string) =>
  [
    ...(/<ul class="stops small">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '').matchAll(/<li>([\s\S]*?)<\/li>/g),
  ].map(([, item = '']) => wordsOf(item));

it('the removal dialog, the receipt and the effect agree', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const path = members(workspace.slug);
  const key = await t.given.apiKey(workspace.id, ann.id, 'Roster sync');
  const assistant = await t.given.connection(workspace.id, ann.id);
  await ann.post('/invitations', { emails: ['noor@example.com'], role: 'employee' });
  const before = [await key.get('/me'), await assistant.get('/me'), await ann.get('/me')];
  expect(before.map(({ status }) => status)).toEqual([200, 200, 200]);
  const page = browser(t, owner.token);
  const list = await page.get(path);
  const asked = dialog(list.text, `remove-${ann.id}`);
  expect(asked).toContain(`Remove ${ann.name}? They lose access to ${workspace.name} now.`);
  expect(asked).toContain('This also revokes 1 key, 1 connection and 1 invitation');
  expect(asked).toContain('Keys and connections stay revoked if they rejoin.');
  const announced = stops(
    new RegExp(`<dialog id="remove-${ann.id}"[\\s\\S]*?</dialog>`).exec(list.text)?.[0] ?? '',
  );
  const { body: preview } = await owner.get(`/members/${ann.id}/access`);
  expect(preview.apiKeys.map(({ name }: { name: string }) => name)).toEqual(['Roster sync']);
  const receipt = await page.post(`${path}/${ann.id}/removal`);
  expect(wordsOf(receipt.text)).toContain(
    `${ann.name} was removed. 1 key, 1 connection and 1 invitation revoked.`,
  );
  expect(stops(receipt.text)).toEqual(announced);
  expect(announced).toHaveLength(3);
  const after = [await key.get('/me'), await assistant.get('/me'), await ann.get('/me')];
  expect(after.map(({ status }) => status)).toEqual([401, 401, 404]);
  expect((await owner.get('/invitations')).body.data).toEqual([]);
});

it('restoring a member restores none of their credentials', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const path = members(workspace.slug);
  const key = await t.given.apiKey(workspace.id, ann.id);
  const page = browser(t, owner.token);
  await page.post(`${path}/${ann.id}/removal`);
  const removed = await page.get(`${path}?show=removed`);
  expect(wordsOf(removed.text)).toContain(`${ann.name} ${ann.email} Admin until`);
  const back = await page.send(`${path}/${ann.id}/restoration`);
  expect(wordsOf(back.text)).toContain(
    `${ann.name} is back as an employee. Revoked keys and connections stay revoked.`,
  );
  expect([(await key.get('/me')).status, (await ann.get('/me')).status]).toEqual([401, 404]);
  const { token } = await t.given.session(ann.userId);
  expect((await t.as(token, workspace.id).get('/me')).status).toBe(200);
});

it('rows show the keys of a member to those who manage members', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  for (const name of ['A', 'B']) await t.given.apiKey(workspace.id, ann.id, name);
  const seen = async (token: string) => wordsOf((await browser(t, token).get(members(workspace.slug))).text);
  expect(await seen(owner.token)).toContain(`${ann.email} 2 keys Joined`);
  expect(await seen(ann.token)).toContain(`${bob.email} — Joined`);
  expect(await seen(bob.token)).not.toContain(ann.email);
});

it('an owner changes roles; a stale form is refused', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const path = members(workspace.slug);
  const page = browser(t, owner.token);
  const version = () =>
    page.get(path).then(({ text }) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '');
  const seen = await version();
  const changed = await page.send(`${path}/${ann.id}/role`, { role: 'employee', version: seen });
  expect(wordsOf(changed.text)).toContain(
    `${ann.name} is now an employee. The new role applies to their keys and connections from now on.`,
  );
  const late = await page.send(`${path}/${ann.id}/role`, { role: 'admin', version: seen });
  expect(wordsOf(late.text)).toContain('Someone else changed that member meanwhile.');
  expect((await owner.get(`/members/${ann.id}`)).body.role).toBe('employee');
  const wrong = await page.send(`${path}/${ann.id}/role`, { role: 'king', version: await version() });
  expect(wordsOf(wrong.text)).toContain('Choose a role.');
});

it('the owner transfers ownership, and both pages show it', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const path = members(workspace.slug);
  const page = browser(t, owner.token);
  const done = await page.send(`${path}/${ann.id}/ownership`);
  expect(wordsOf(done.text)).toContain(`${ann.name} is now the owner. You’re an admin.`);
  expect(done.text).not.toContain(`id="remove-${ann.id}"`);
  expect((await page.post(`${path}/${owner.id}/ownership`)).status).toBe(403);
  expect((await browser(t, ann.token).get(path)).text).toContain(`id="owner-${owner.id}"`);
});

it('a member who leaves sees what was revoked; the owner cannot leave', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const path = members(workspace.slug);
  const key = await t.given.apiKey(workspace.id, ann.id, 'Roster sync');
  const other = await t.given.workspace();
  await t.given.join(other.workspace.id, { id: ann.userId, name: ann.name, email: ann.email }, 'employee');
  const page = browser(t, ann.token);
  expect(dialog((await page.get(path)).text, `leave-${ann.id}`)).toContain('Roster sync');
  const reply = await page.post(`${path}/leave`);
  expect([reply.status, reply.headers.location]).toEqual([303, '/workspaces']);
  const next = await page.get('/workspaces');
  const home = next.status === 303 ? await page.get(String(next.headers.location)) : next;
  expect(wordsOf(home.text)).toContain(`You left ${workspace.name}. 1 key revoked.`);
  expect([(await key.get('/me')).status, (await page.get(path)).status]).toEqual([401, 404]);
  expect((await browser(t, owner.token).post(`${path}/leave`)).status).toBe(403);
});

it('menus show what the viewer can do, and the server refuses the rest', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const path = members(workspace.slug);
  const acts = async (token: string, on: { id: string }) => {
    const { text } = await browser(t, token).get(path);
    return ['role', 'owner', 'remove', 'leave'].filter((act) =>
      text.includes(`<dialog id="${act}-${on.id}"`),
    );
  };
  expect(await acts(owner.token, ann)).toEqual(['role', 'owner', 'remove']);
  expect(await acts(owner.token, bob)).toEqual(['role', 'remove']);
  expect(await acts(owner.token, owner)).toEqual([]);
  expect(await acts(ann.token, bob)).toEqual(['remove']);
  expect(await acts(ann.token, owner)).toEqual([]);
  expect(await acts(ann.token, ann)).toEqual(['leave']);
  expect(await acts(bob.token, bob)).toEqual(['leave']);
  const bobs = browser(t, bob.token);
  for (const act of ['role', 'ownership', 'removal', 'restoration'])
    expect((await bobs.post(`${path}/${ann.id}/${act}`)).status).toBe(403);
  const self = await browser(t, ann.token).send(`${path}/${ann.id}/removal`);
  expect(wordsOf(self.text)).toContain('To end your own membership, leave the workspace.');
  const atOwner = await browser(t, ann.token).send(`${path}/${owner.id}/removal`);
  expect(wordsOf(atOwner.text)).toContain('A workspace needs an owner.');
});

it('resubmitting a form or reloading its URL returns to the list', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const path = members(workspace.slug);
  const page = browser(t, owner.token);
  await page.post(`${path}/${ann.id}/removal`);
  const again = await page.send(`${path}/${ann.id}/removal`);
  expect(wordsOf(again.text)).toContain('That member has been removed meanwhile.');
  expect((await page.get(`${path}/${ann.id}/removal`)).headers.location).toBe(path);
});
