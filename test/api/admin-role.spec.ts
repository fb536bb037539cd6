import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { callTool, letIn, textOf } from '../kit/assistant';
import { browser, wordsOf } from '../kit/browse';
import { tokenOf } from '../kit/mailbox';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

let serial = 0;
const newAddress = () => {
  serial += 1;
  return `new${serial}@harbor.example`;
};

/** A workspace with each credential that has `employees:edit` but cannot grant the admin role. */
async function scene() {
  const { workspace, owner, ann, bob, ...rest } = await t.given.workspace({
    ann: 'admin',
    bob: 'employee',
    kim: 'admin',
  });
  const key = await owner.post('/api-keys', { name: 'HR', permissions: ['employees:edit'] });
  const programs: Record<string, Caller> = {
    'a key with employees:edit': t.as(key.body.value),
    'a key of the owner': await t.given.apiKey(workspace.id, owner.id),
    'an assistant with employees:edit': await t.given.connection(workspace.id, owner.id, ['employees:edit']),
    'a key of an admin': await t.given.apiKey(workspace.id, ann.id),
  };
  return { workspace, owner, ann, bob, ...rest, programs, all: { ...programs, 'an admin': ann } };
}
const outcome = async (reply: ReturnType<Caller['post']>) => {
  const { status, body } = await reply;
  return [status, body?.code];
};
const RESERVED = [403, 'admin-role-reserved'];
const IN_PERSON = [403, 'admin-needs-session'];

describe('granting the admin role', () => {
  it('by invitation needs the owner in a session; others invite employees', async () => {
    const { owner, all } = await scene();
    for (const [name, by] of Object.entries(all)) {
      const email = newAddress();
      const asAdmin = await by.post('/invitations', { emails: [email], role: 'admin' });
      expect([name, asAdmin.status, asAdmin.body.code, asAdmin.body.permission]).toEqual([
        name,
        ...RESERVED,
        'roles:change',
      ]);
      expect((await by.post('/invitations', { emails: [email], role: 'employee' })).status).toBe(200);
    }
    const byOwner = await owner.post('/invitations', { emails: [newAddress()], role: 'admin' });
    expect(byOwner.body.data).toMatchObject([{ outcome: 'invited' }]);
    const roles = (await owner.get('/invitations')).body.data.map(({ role }: { role: string }) => role);
    expect(roles.toSorted()).toEqual(['admin', ...Object.keys(all).map(() => 'employee')]);
  });

  it('by resending needs the owner; an expired invitation takes the new role', async () => {
    const { owner, all } = await scene();
    const email = newAddress();
    const { body } = await owner.post('/invitations', { emails: [email], role: 'admin' });
    const [{ invitation }] = body.data;
    for (const [name, by] of Object.entries(all))
      expect([name, await outcome(by.post(`/invitations/${invitation.id}/resend`))]).toEqual([
        name,
        RESERVED,
      ]);
    expect((await owner.post(`/invitations/${invitation.id}/resend`)).body).toMatchObject({ role: 'admin' });
    await t.sql(`update invitation set expires_at = now() - interval '1 day' where id = $1`, [invitation.id]);
    const again = await all['an admin'].post('/invitations', { emails: [email], role: 'employee' });
    expect(again.body.data).toMatchObject([{ invitation: { id: invitation.id, role: 'employee' } }]);
  });

  it('by restoration needs the owner in a session; others restore employees', async () => {
    const { workspace, owner, ann, kim, bob, programs } = await scene();
    await t.given.removed(workspace.id, bob.id);
    await t.given.removed(workspace.id, kim.id);
    const path = (of: { id: string }) => `/members/${of.id}/restoration`;
    for (const [name, by] of Object.entries(programs)) {
      expect([name, await outcome(by.post(path(bob), { role: 'admin' }))]).toEqual([name, RESERVED]);
      expect([name, await outcome(by.post(path(kim)))]).toEqual([name, IN_PERSON]);
      expect([name, await outcome(by.post(path(kim), { role: 'employee' }))]).toEqual([name, IN_PERSON]);
    }
    expect(await outcome(ann.post(path(kim), { role: 'admin' }))).toEqual(RESERVED);
    expect((await ann.post(path(kim))).body).toMatchObject({ status: 'active', role: 'employee' });
    expect((await programs['a key of an admin']?.post(path(bob)))?.body).toMatchObject({ role: 'employee' });
    await t.given.removed(workspace.id, kim.id);
    expect((await owner.post(path(kim), { role: 'admin' })).body).toMatchObject({ role: 'admin' });
  });

  it('is checked again at acceptance: the sender must still be the owner', async () => {
    const { owner, ann } = await scene();
    const email = newAddress();
    await owner.post('/invitations', { emails: [email], role: 'admin' });
    const token = tokenOf(await t.mailbox.nth(email));
    const accept = () => t.asNobody().post('/invitations/accept', { token });
    await owner.post('/workspace/ownership', { memberId: ann.id });
    expect((await accept()).body).toMatchObject({ status: 410, code: 'invitation-dead', state: 'cancelled' });
    await ann.post('/workspace/ownership', { memberId: owner.id });
    expect((await accept()).body).toMatchObject({ status: 410, state: 'cancelled' });
  });

  it('fails for an invitation whose sender was never the owner', async () => {
    const { workspace, ann } = await scene();
    const user = await t.given.user();
    const id = await t.given.invitation(workspace.id, ann.id, 'admin');
    await t.sql('update invitation set email = $2 where id = $1', [id, user.email]);
    const own = browser(t, (await t.given.session(user.id)).token);
    expect((await own.get('/workspaces')).text).not.toContain(workspace.name);
    await own.post(`/invitations/${id}/join`);
    expect(await t.sql('select 1 from member where user_id = $1', [user.id])).toEqual([]);
  });
});

describe('keys and assistants manage employees only', () => {
  it('they remove employees but not admins; an admin in a session removes both', async () => {
    const { ann, bob, kim, programs } = await scene();
    for (const [name, by] of Object.entries(programs))
      expect([name, await outcome(by.post(`/members/${kim.id}/removal`))]).toEqual([name, IN_PERSON]);
    expect((await programs['a key with employees:edit']?.post(`/members/${bob.id}/removal`))?.status).toBe(
      200,
    );
    expect((await ann.post(`/members/${kim.id}/removal`)).status).toBe(200);
  });

  it('they cancel invitations of employees only', async () => {
    const { workspace, owner, ann, programs } = await scene();
    const asAdmin = await t.given.invitation(workspace.id, owner.id, 'admin');
    for (const [name, by] of Object.entries(programs)) {
      expect([name, await outcome(by.delete(`/invitations/${asAdmin}`))]).toEqual([name, IN_PERSON]);
      const asEmployee = await t.given.invitation(workspace.id, owner.id);
      expect((await by.delete(`/invitations/${asEmployee}`)).status).toBe(204);
    }
    expect((await ann.delete(`/invitations/${asAdmin}`)).status).toBe(204);
  });

  it('they read the access of employees, not of the owner or an admin', async () => {
    const { workspace, owner, ann, bob, programs } = await scene();
    const secret = await t.given.apiKey(workspace.id, owner.id, 'Payroll of the owner');
    for (const [name, by] of Object.entries(programs)) {
      for (const { id } of [owner, ann]) {
        const reply = await by.get(`/members/${id}/access`);
        expect([name, reply.status, reply.body.code]).toEqual([name, ...IN_PERSON]);
        expect(reply.text).not.toContain(secret.id);
      }
      expect((await by.get(`/members/${bob.id}/access`)).status).toBe(200);
    }
    expect((await ann.get(`/members/${owner.id}/access`)).text).toContain(secret.id);
  });

  it('invite_members offers the employee role only', async () => {
    const { workspace, owner, kim } = await scene();
    const claude = await letIn(t, workspace.id, owner.id, ['employees:edit']);
    const input = { emails: [newAddress()], role: 'admin' };
    const invited = await callTool(claude, 'invite_members', input);
    expect(textOf(invited.body.result)).toContain('Must be `employee`. Assistants cannot assign other roles');
    const removed = await callTool(claude, 'remove_member', { memberId: kim.id });
    expect(textOf(removed.body.result)).toContain('Code: admin-needs-session (403)');
    expect((await owner.get('/invitations')).body.data).toEqual([]);
  });
});

describe('the members page', () => {
  it('offers an admin only the employee role and no resend of admin invitations', async () => {
    const { workspace, owner, ann } = await scene();
    const [asAdmin, asEmployee] = [
      await t.given.invitation(workspace.id, owner.id, 'admin'),
      await t.given.invitation(workspace.id, owner.id),
    ];
    const path = `/w/${workspace.slug}/members`;
    const seen = async (token: string) => (await browser(t, token).get(path)).text;
    const [byOwner, byAdmin] = [await seen(owner.token), await seen(ann.token)];
    expect(byOwner).toMatch(/type="radio"[^>]*name="role"[^>]*value="admin"/);
    expect(byAdmin).not.toMatch(/name="role"[^>]*value="admin"/);
    expect(wordsOf(byAdmin)).toContain('They join as employees. Only the owner can invite admins.');
    const resends = (html: string) => [asAdmin, asEmployee].map((id) => html.includes(`/${id}/resend`));
    expect([resends(byOwner), resends(byAdmin)]).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('refuses a forged admin form with a reason and changes nothing', async () => {
    const { workspace, owner, ann } = await scene();
    const page = browser(t, ann.token);
    const path = `/w/${workspace.slug}/invitations`;
    const sent = await page.post(path, { emails: newAddress(), role: 'admin' });
    expect([sent.status, wordsOf(sent.text)]).toEqual([
      403,
      expect.stringContaining('Only the owner can invite admins. No one was invited.'),
    ]);
    const id = await t.given.invitation(workspace.id, owner.id, 'admin');
    expect(wordsOf((await page.send(`${path}/${id}/resend`)).text)).toContain(
      'Only the owner can invite admins.',
    );
    expect((await owner.get('/invitations')).body.data).toMatchObject([{ invitedBy: { id: owner.id } }]);
  });

  it('lets the owner restore with a role, and an admin only as employee', async () => {
    const { workspace, owner, ann, kim } = await scene();
    const path = `/w/${workspace.slug}/members`;
    await t.given.removed(workspace.id, kim.id);
    const removed = async (token: string) => (await browser(t, token).get(`${path}?show=removed`)).text;
    expect(wordsOf(await removed(ann.token))).toContain('Only the owner can make them an admin again.');
    expect(await removed(ann.token)).not.toContain('name="role" value="admin"');
    const forged = await browser(t, ann.token).send(`${path}/${kim.id}/restoration`, { role: 'admin' });
    expect(wordsOf(forged.text)).toContain('Only the owner can assign the admin role. Nothing was changed.');
    const back = await browser(t, owner.token).send(`${path}/${kim.id}/restoration`, { role: 'admin' });
    expect(wordsOf(back.text)).toContain('kim is back as an admin.');
  });
});
