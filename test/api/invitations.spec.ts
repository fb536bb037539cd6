import { SessionCredential } from '../../src/modules/sign-in';
import { InvitationAcceptance } from '../../src/modules/sign-in/invitation-acceptance/invitation-acceptance';
import { ORIGIN, startApp, type TestApp } from '../kit/app';
import type { Caller, Reply } from '../kit/as';
import { linkOf, tokenOf } from '../kit/mailbox';

const DAY = 86_400;

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

let serial = 0;
const newAddress = () => {
  serial += 1;
  return `guest${serial}@harbor.example`;
};
const accept = (by: Caller, token: string) => by.post('/invitations/accept', { token });
const anonymously = (token: string) => accept(t.asNobody(), token);
const outcomesOf = ({ body }: Reply) => body.data.map(({ outcome }: { outcome: string }) => outcome);

/** Invites an address and reads its nth email. */
async function invited(by: Caller, email = newAddress(), role = 'employee', nth = 1) {
  const { body } = await by.post('/invitations', { emails: [email], role });
  const mail = nth === 1 ? await t.mailbox.withLink(email) : await t.mailbox.nth(email, nth);
  return { id: body.data[0].invitation.id as string, email, token: tokenOf(mail), mail };
}

const membershipsOf = (workspaceId: string, email: string) =>
  t.sql<{ role: string; is_active: boolean }>(
    `select m.role, m.is_active from member m join app_user u on u.id = m.user_id
     where m.workspace_id = $1 and u.email = $2`,
    [workspaceId, email],
  );

it('an admin invites many addresses and gets an outcome per address', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const [fresh, twice] = [newAddress(), newAddress()];
  const emails = [
    fresh,
    ann.email,
    twice,
    ` ${twice.toUpperCase()} `,
    'not an address',
    'a@x.example,b@x.example',
  ];
  const reply = await ann.post('/invitations', { emails, role: 'employee' });
  expect(reply.status).toBe(200);
  expect(outcomesOf(reply)).toEqual([
    'invited',
    'already_member',
    'invited',
    'already_invited',
    'invalid',
    'invalid',
  ]);
  expect(reply.body.data.map(({ email }: { email: string }) => email)).toEqual(emails);
  const list = await ann.get('/invitations');
  expect(list.body.data).toMatchObject([
    { email: fresh, role: 'employee', status: 'pending', invitedBy: { id: ann.id } },
    { email: twice },
  ]);
  await t.mailbox.nth(twice);
  expect(t.mailbox.to(twice)).toHaveLength(1);
});

it('an employee cannot invite, list, resend or cancel', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const { id } = await invited(owner);
  const replies = await Promise.all([
    bob.get('/invitations'),
    bob.post('/invitations', { emails: [newAddress()], role: 'employee' }),
    bob.post(`/invitations/${id}/resend`),
    bob.delete(`/invitations/${id}`),
  ]);
  expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  expect(replies[1]?.body).toMatchObject({ code: 'permission-missing', permission: 'employees:edit' });
});

it('inviting an owner, over 50 addresses or none gets 422', async () => {
  const { owner } = await t.given.workspace();
  const inputs = [
    { emails: [newAddress()], role: 'owner' },
    { emails: Array.from({ length: 51 }, newAddress), role: 'admin' },
    { emails: [], role: 'admin' },
  ];
  const replies = await Promise.all(inputs.map((input) => owner.post('/invitations', input)));
  expect(replies.map(({ status }) => status)).toEqual([422, 422, 422]);
});

it('a new user accepts with the link and gets an account and a session', async () => {
  const { workspace, owner } = await t.given.workspace();
  const { token, email, mail } = await invited(owner, newAddress(), 'admin');
  expect(linkOf(mail)).toBe(`${ORIGIN}/invitations/accept?token=${token}`);
  const reply = await anonymously(token);
  expect(reply).toMatchObject({
    status: 201,
    body: { tokenType: 'Bearer', user: { email }, workspace: { id: workspace.id, slug: workspace.slug } },
  });
  const me = await t.as(reply.body.accessToken).get('/me');
  expect(me.body).toMatchObject({ member: { id: reply.body.workspace.memberId, role: 'admin' } });
});

it('the invitation email names inviter, role, workspace and expiry', async () => {
  const { workspace, owner } = await t.given.workspace();
  const email = newAddress();
  const { mail } = await invited(owner, email, 'admin');
  expect(mail.subject).toBe(`Olga Owner invited you to ${workspace.name} on Keyshift`);
  expect(mail.text).toContain(`join ${workspace.name} on Keyshift as an admin`);
  expect(mail.text).toMatch(/works once, until \d+ [A-Z][a-z]+\./);
  expect(mail.text).toContain(`This invitation is for ${email}.`);
});

it('a signed-in user accepts; accepting again has no effect', async () => {
  const { workspace, owner } = await t.given.workspace();
  const user = await t.given.user();
  const { token } = await invited(owner, user.email);
  const own = t.as((await t.given.session(user.id)).token);
  const [first, second] = [await accept(own, token), await accept(own, token)];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body).toEqual(first.body);
  expect(first.body).not.toHaveProperty('accessToken');
  expect(await membershipsOf(workspace.id, user.email)).toEqual([{ role: 'employee', is_active: true }]);
});

it('without a session an existing user gets a sign-in link, which joins', async () => {
  const { workspace, owner } = await t.given.workspace();
  const user = await t.given.user();
  const { token } = await invited(owner, user.email);
  const reply = await anonymously(token);
  expect(reply.status).toBe(202);
  expect(Object.keys(reply.body)).toEqual(['requestSecret', 'expiresAt']);
  expect(await membershipsOf(workspace.id, user.email)).toEqual([]);
  const link = tokenOf(await t.mailbox.nth(user.email, 2));
  const started = await t.asNobody().post('/sign-in/sessions', { token: link });
  expect((await t.as(started.body.accessToken).get('/me')).body).toMatchObject({
    workspace: { id: workspace.id },
    member: { role: 'employee' },
  });
});

it('another session or a key of the invitee does not join', async () => {
  const [{ workspace, owner }, elsewhere] = [await t.given.workspace(), await t.given.workspace()];
  const invitee = elsewhere.owner;
  const key = await t.given.apiKey(elsewhere.workspace.id, invitee.id);
  const outsider = t.as((await t.given.session((await t.given.user()).id)).token);
  const { token } = await invited(owner, invitee.email);
  const [wrong, byKey] = [await accept(outsider, token), await accept(t.as(key.token), token)];
  expect([wrong.status, byKey.status]).toEqual([202, 202]);
  expect(wrong.body).not.toHaveProperty('accessToken');
  expect(byKey.body).not.toHaveProperty('accessToken');
  expect(await membershipsOf(workspace.id, invitee.email)).toEqual([]);
  expect((await outsider.get('/workspaces')).body.data).toEqual([]);
  expect((await accept(t.as(invitee.token), token)).status).toBe(200);
});

it('a used invitation link gets 410', async () => {
  const { owner } = await t.given.workspace();
  const { token } = await invited(owner);
  expect((await anonymously(token)).status).toBe(201);
  expect((await anonymously(token)).body).toMatchObject({
    status: 410,
    code: 'invitation-dead',
    state: 'accepted',
  });
  expect((await anonymously(`${token.slice(1)}A`)).body).toMatchObject({ status: 410, state: 'unknown' });
});

it.each(['a new user', 'an existing user'])('concurrent accepts by %s create one member', async (caller) => {
  const { workspace, owner } = await t.given.workspace();
  const user = caller === 'a new user' ? undefined : await t.given.user();
  const { token, email } = await invited(owner, user?.email);
  const own = user ? t.as((await t.given.session(user.id)).token) : t.asNobody();
  const replies = await Promise.all(Array.from({ length: 20 }, () => accept(own, token)));
  const statuses = new Set(replies.map(({ status }) => status));
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(user ? 0 : 1);
  expect(statuses).toEqual(new Set(user ? [200] : [201, 410]));
  expect(await membershipsOf(workspace.id, email)).toEqual([{ role: 'employee', is_active: true }]);
});

it('an invitation expires after seven days and can be sent again', async () => {
  const { workspace, owner } = await t.given.workspace();
  const { token, email, id } = await invited(owner);
  t.clock.advance(7 * DAY + 1);
  expect((await anonymously(token)).body).toMatchObject({ status: 410, state: 'expired' });
  expect((await owner.get('/invitations')).body.data).toMatchObject([{ id, status: 'expired' }]);
  const signedInAgain = t.as((await t.given.session(owner.userId)).token, workspace.id);
  const again = await invited(signedInAgain, email, 'admin', 2);
  expect(again.id).toBe(id);
  expect((await anonymously(again.token)).status).toBe(201);
});

it('a cancelled invitation gets 410 and leaves the list', async () => {
  const { owner } = await t.given.workspace();
  const { token, id, email } = await invited(owner);
  expect((await owner.delete(`/invitations/${id}`)).status).toBe(204);
  expect((await anonymously(token)).body).toMatchObject({ status: 410, state: 'cancelled' });
  expect((await owner.delete(`/invitations/${id}`)).body).toMatchObject({ code: 'invitation-not-found' });
  expect((await owner.post(`/invitations/${id}/resend`)).body).toMatchObject({ status: 404 });
  expect((await owner.get('/invitations')).body.data).toEqual([]);
  expect((await anonymously((await invited(owner, email, 'employee', 2)).token)).status).toBe(201);
});

it('resending issues a new link for seven days and voids the old one', async () => {
  const { owner } = await t.given.workspace();
  const { token, id, email } = await invited(owner);
  t.clock.advance(6 * DAY);
  const renewed = await owner.post(`/invitations/${id}/resend`);
  expect(renewed).toMatchObject({ status: 200, body: { id, email, status: 'pending' } });
  const fresh = tokenOf(await t.mailbox.nth(email, 2));
  t.clock.advance(2 * DAY);
  expect((await anonymously(token)).body).toMatchObject({ status: 410, state: 'unknown' });
  expect((await anonymously(fresh)).status).toBe(201);
});

it('an admin of another workspace cannot resend or cancel an invitation', async () => {
  const [{ owner }, other] = [await t.given.workspace(), await t.given.workspace()];
  const { id, token } = await invited(owner);
  expect((await other.owner.delete(`/invitations/${id}`)).status).toBe(404);
  expect((await other.owner.post(`/invitations/${id}/resend`)).status).toBe(404);
  expect((await other.owner.get('/invitations')).body.data).toEqual([]);
  expect((await anonymously(token)).status).toBe(201);
});

it('an invitation is cancelled for good when its sender loses the privilege', async () => {
  const { owner, ann, cem } = await t.given.workspace({ ann: 'admin', cem: 'admin' });
  const [byAnn, byCem] = [await invited(ann), await invited(cem)];
  await owner.put(`/members/${ann.id}/role`, { role: 'employee' });
  await owner.post(`/members/${cem.id}/removal`);
  for (const { token } of [byAnn, byCem])
    expect((await anonymously(token)).body).toMatchObject({ status: 410, state: 'cancelled' });
  await owner.put(`/members/${ann.id}/role`, { role: 'admin' });
  await owner.post('/workspace/ownership', { memberId: ann.id });
  expect((await anonymously(byAnn.token)).body).toMatchObject({ status: 410, state: 'cancelled' });
  expect((await anonymously((await invited(owner, byAnn.email, 'employee', 2)).token)).status).toBe(201);
});

it('a sign-in still works when its invitation was cancelled meanwhile', async () => {
  const { workspace, owner } = await t.given.workspace();
  const user = await t.given.user();
  const { token, id } = await invited(owner, user.email);
  expect((await anonymously(token)).status).toBe(202);
  const link = tokenOf(await t.mailbox.nth(user.email, 2));
  await owner.delete(`/invitations/${id}`);
  const started = await t.asNobody().post('/sign-in/sessions', { token: link });
  expect(started.status).toBe(201);
  expect((await t.as(started.body.accessToken).get('/me')).body.workspace).toBeNull();
  expect(await membershipsOf(workspace.id, user.email)).toEqual([]);
});

it('a removed member who is reinvited regains membership, but no old keys', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'admin' });
  const key = await t.given.apiKey(workspace.id, bob.id);
  await owner.post(`/members/${bob.id}/removal`);
  const { token } = await invited(owner, bob.email, 'employee');
  const reply = await accept(t.as(bob.token), token);
  expect(reply).toMatchObject({ status: 201, body: { workspace: { memberId: bob.id } } });
  expect(await membershipsOf(workspace.id, bob.email)).toEqual([{ role: 'employee', is_active: true }]);
  expect([(await key.get('/me')).status, (await bob.get('/me')).status]).toEqual([401, 404]);
  expect((await t.as(reply.body.accessToken).get('/me')).body).toMatchObject({
    workspace: { id: workspace.id },
    member: { id: bob.id, role: 'employee' },
  });
});

it('a session revoked during acceptance starts no new session', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'admin' });
  await owner.post(`/members/${bob.id}/removal`);
  const { token } = await invited(owner, bob.email, 'employee');
  const via = { network: '203.0.113.7', requestId: 'req_1', address: '203.0.113.7' };
  const inFlight = await t.app
    .get(SessionCredential)
    .resolve(bob.token, { workspace: undefined, resource: 'api/v1', via });
  await t.as((await t.given.session(bob.userId)).token).delete('/sessions');
  const accepting = t.app
    .get(InvitationAcceptance, { strict: false })
    .accept(token, inFlight, { ...via, userAgent: null });
  await expect(accepting).rejects.toMatchObject({ kind: { slug: 'unauthenticated' } });
  expect((await t.asNobody().post('/invitations/accept', { token })).status).toBe(202);
});

it('a workspace name cannot put a link into an invitation email', async () => {
  const user = await t.given.user('Call www.evil.example now.please');
  const session = t.as((await t.given.session(user.id)).token);
  const input = { name: 'Verify at evil.example/win', timeZone: 'UTC' };
  expect((await session.post('/workspaces', input)).status).toBe(201);
  const { mail } = await invited(session);
  const content = `${mail.subject}\n${mail.text}\n${mail.html}`.replaceAll(ORIGIN, '');
  expect(content).toContain('evil.\u2060example/win');
  expect(content).not.toMatch(/evil\.example/);
  expect(content.replaceAll(linkOf(mail), '')).not.toMatch(
    /\b[a-z]+\.(example|please)\b(?<!harbor\.example)/,
  );
});
