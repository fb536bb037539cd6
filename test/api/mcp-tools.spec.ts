import type { Permission } from '../../src/access/permissions';
import { ORIGIN, startApp, type TestApp } from '../kit/app';
import { assistant, callTool, ERAS, letIn, sendMessage, textOf } from '../kit/assistant';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** An assistant of a member, with the approved permissions. */
async function assistantOf(
  role: 'owner' | 'admin' | 'employee',
  permissions?: Permission[],
  clientId?: string,
) {
  const { workspace, owner, admin, employee } = await t.given.workspace({
    admin: 'admin',
    employee: 'employee',
  });
  const me = { owner, admin, employee }[role];
  const claude = await letIn(t, workspace.id, me.id, permissions);
  if (clientId) await t.sql('update connection set client_id = $2 where id = $1', [claude.id, clientId]);
  return { workspace, owner, admin, employee, me, claude };
}

const namesOf = async (caller: Parameters<typeof sendMessage>[0]): Promise<string[]> =>
  (await sendMessage(caller, 'tools/list')).body.result.tools.map(({ name }: { name: string }) => name);

it('the tool list follows the member’s current role, not the consent', async () => {
  const { workspace, admin, claude } = await assistantOf('admin', ['employees:read']);
  expect(await namesOf(claude)).toContain('remove_member');
  await t.sql(`update member set role = 'employee' where workspace_id = $1 and id = $2`, [
    workspace.id,
    admin.id,
  ]);
  const lowered = await namesOf(claude);
  expect(lowered).toContain('list_members');
  expect(lowered).not.toContain('remove_member');
});

it('a tool that the role does not allow is not found', async () => {
  const { employee, claude } = await assistantOf('employee');
  const { status, body } = await callTool(claude, 'remove_member', { memberId: employee.id });
  expect([status, body.error.code, body.error.message]).toEqual([
    200,
    -32602,
    'Tool remove_member not found',
  ]);
});

it.each(ERAS)('in %s, a tool without consent gets the scope to request', async (era) => {
  const { admin, claude } = await assistantOf('owner', ['employees:read', 'reports:read']);
  const { client, call } = await assistant(t.app, claude.token, era);
  const refused = call('remove_member', { memberId: admin.id });
  await expect(refused).rejects.toMatchObject({
    requiredScope: 'employees:read employees:edit reports:read',
    resourceMetadataUrl: new URL(`${ORIGIN}/.well-known/oauth-protected-resource/mcp`),
  });
  expect((await call('list_members')).isError).toBeUndefined();
  await client.close();
});

it('a step-up is a 403 that names the scope; nothing is changed', async () => {
  const { owner, admin, claude } = await assistantOf('owner', ['employees:read']);
  const { status, headers } = await callTool(claude, 'remove_member', { memberId: admin.id });
  expect(status).toBe(403);
  expect(headers['www-authenticate']).toContain('error="insufficient_scope"');
  expect(headers['www-authenticate']).toContain('scope="employees:read employees:edit"');
  expect((await owner.get(`/members/${admin.id}`)).body.status).toBe('active');
});

it('ChatGPT gets the step-up in the tool result', async () => {
  const { admin, claude } = await assistantOf(
    'owner',
    ['employees:read'],
    'https://chatgpt.com/oauth/client.json',
  );
  const { status, body } = await callTool(claude, 'remove_member', { memberId: admin.id });
  expect(status).toBe(200);
  expect(body.result.isError).toBe(true);
  expect(body.result._meta['mcp/www_authenticate']).toEqual([
    expect.stringMatching(
      /^Bearer error="insufficient_scope", error_description="[^"]+", resource_metadata="[^"]+\/mcp", scope="employees:read employees:edit"$/,
    ),
  ]);
});

it('consent does not extend beyond the member’s own data', async () => {
  const { me, owner, claude } = await assistantOf('employee');
  const { body } = await callTool(claude, 'list_members');
  expect(body.result.structuredContent.data.map(({ id }: { id: string }) => id)).toEqual([me.id]);
  const other = await callTool(claude, 'get_member', { memberId: owner.id });
  expect(other.body.result).toMatchObject({ isError: true });
  expect(textOf(other.body.result)).toContain('Code: member-not-found (404)');
});

it('nothing of another workspace is accessible by id', async () => {
  const { claude } = await assistantOf('owner');
  const foreign = await t.given.workspace({ ann: 'admin' });
  const invitationId = await t.given.invitation(foreign.workspace.id, foreign.owner.id);
  const calls = [
    ['get_member', { memberId: foreign.ann.id }, 'member-not-found'],
    ['remove_member', { memberId: foreign.ann.id }, 'member-not-found'],
    ['restore_member', { memberId: foreign.ann.id }, 'member-not-found'],
    ['cancel_invitation', { invitationId }, 'invitation-not-found'],
  ] as const;
  for (const [name, input, code] of calls) {
    const { text, body } = await callTool(claude, name, input);
    expect(textOf(body.result)).toContain(`Code: ${code} (404)`);
    expect(text).not.toContain(foreign.ann.email);
    expect(text).not.toContain(foreign.workspace.name);
  }
  const listed = await callTool(claude, 'list_members', { status: 'all', limit: 100 });
  expect(listed.text).not.toContain(foreign.ann.email);
});

it('all errors of a call are returned at once, each with its pointer', async () => {
  const { claude } = await assistantOf('owner');
  const { body } = await callTool(claude, 'invite_members', { emails: [], role: 'owner', urgent: true });
  expect(body.result.isError).toBe(true);
  const refused = textOf(body.result);
  for (const place of ['#/emails: Enter at least one email address', '#/role: ', '#/urgent: Unknown name.'])
    expect(refused).toContain(place);
  expect(refused).toContain(`Code: invalid-input (422). More: ${ORIGIN}/problems/invalid-input.`);
});

it('text that cannot be stored is a validation error', async () => {
  const { claude } = await assistantOf('owner');
  const { body } = await callTool(claude, 'invite_members', {
    emails: ['a\u0000b@example.com'],
    role: 'employee',
  });
  expect(textOf(body.result)).toContain('#/emails/0: This contains a character that is not allowed in text.');
});

it('a tool does what the API does; the log names member and connection', async () => {
  const { owner, employee, claude } = await assistantOf('owner');
  const invited = await callTool(claude, 'invite_members', {
    emails: ['noor@example.com', 'x'],
    role: 'employee',
  });
  const [noor, wrong] = invited.body.result.structuredContent.data;
  expect([noor.outcome, wrong.outcome]).toEqual(['invited', 'invalid']);
  const open = await callTool(claude, 'list_invitations');
  expect(open.body.result.structuredContent.data).toEqual([noor.invitation]);
  const cancelled = await callTool(claude, 'cancel_invitation', { invitationId: noor.invitation.id });
  expect(cancelled.body.result.structuredContent).toEqual({ email: 'noor@example.com' });
  const removed = await callTool(claude, 'remove_member', { memberId: employee.id });
  expect(removed.body.result.structuredContent).toMatchObject({
    member: { id: employee.id, status: 'removed' },
  });
  const again = await callTool(claude, 'remove_member', { memberId: employee.id });
  expect(textOf(again.body.result)).toContain('Code: member-removed (409)');
  const back = await callTool(claude, 'restore_member', { memberId: employee.id });
  expect(back.body.result.structuredContent).toMatchObject({ id: employee.id, status: 'active' });
  const events = (await owner.get('/audit-events')).body.data;
  expect(events.map(({ action }: { action: string }) => action)).toEqual([
    'member.restored',
    'member.removed',
    'invitation.cancelled',
    'invitation.sent',
  ]);
  for (const event of events) {
    expect(event).toMatchObject({
      actor: { userId: owner.userId },
      credential: { kind: 'connection', id: claude.id, name: 'Claude' },
    });
  }
  const page = await owner.send(
    'GET',
    `//w/${(await owner.get('/me')).body.workspace.slug}/audit-log`,
    undefined,
    {
      cookie: `keyshift_session=${owner.token}`,
    },
  );
  expect(page.text).toContain(`Claude for ${owner.name}`);
});

it('an assistant cannot remove its own member', async () => {
  const { me, claude } = await assistantOf('admin');
  const own = await callTool(claude, 'remove_member', { memberId: me.id });
  expect(textOf(own.body.result)).toContain('Code: leave-instead (409)');
});

it('a list is paged, and a page fits the limit of an assistant', async () => {
  const { workspace, claude } = await assistantOf('owner');
  await t.sql(
    `with people as (insert into app_user (id, email, name, created_at)
       select 'usr_' || n || $1, n || $1 || '@example.com', repeat('Long Name ', 60) || n, now() from generate_series(1, 150) n
       returning id)
     insert into member (workspace_id, id, user_id, role, is_active, joined_at)
     select $1, 'mem_' || id, id, 'employee', true, now() from people`,
    [workspace.id],
  );
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const { body, text } = await callTool(claude, 'list_members', {
      limit: 100,
      ...(cursor ? { cursor } : {}),
    });
    expect(text.length).toBeLessThan(110_000);
    const page = body.result.structuredContent;
    for (const { id } of page.data) seen.add(id);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen.size).toBe(153);
});

it('the API names the missing scope only where consent could help', async () => {
  const { workspace, admin, employee } = await t.given.workspace({ admin: 'admin', employee: 'employee' });
  const viewing = await t.given.connection(workspace.id, admin.id, ['employees:read']);
  const curable = await viewing.post(`/members/${employee.id}/removal`);
  expect([curable.status, curable.headers['www-authenticate']]).toEqual([
    403,
    `Bearer error="insufficient_scope", resource_metadata="${ORIGIN}/.well-known/oauth-protected-resource/api/v1", scope="employees:read employees:edit"`,
  ]);
  const theirs = await t.given.connection(workspace.id, employee.id);
  const final = await theirs.post(`/members/${admin.id}/removal`);
  expect([final.status, final.body.code, final.headers['www-authenticate']]).toEqual([
    403,
    'permission-missing',
    undefined,
  ]);
});
