import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const ZONE = 'America/New_York';

/** A signed-in user without a workspace. */
async function newcomer() {
  const user = await t.given.user();
  const { token } = await t.given.session(user.id);
  return { ...t.as(token), user, token };
}

/** A session of a user who is a member of two workspaces. */
async function inTwo() {
  const [first, second] = [await t.given.workspace(), await t.given.workspace()];
  const user = { id: first.owner.userId, email: first.owner.email, name: first.owner.name };
  const membership = await t.given.join(second.workspace.id, user, 'employee');
  const { token } = first.owner;
  return { token, first: first.workspace, second: second.workspace, ownerId: first.owner.id, membership };
}

it('a new user creates a workspace and becomes its owner', async () => {
  const dana = await newcomer();
  const input = { name: '  Crème & Co. GmbH ', timeZone: ZONE, currency: 'eur' };
  const made = await dana.post('/workspaces', input);
  expect(made).toMatchObject({
    status: 201,
    body: {
      name: 'Crème & Co. GmbH',
      slug: 'creme-co-gmbh',
      timeZone: ZONE,
      currency: 'EUR',
      role: 'owner',
    },
  });
  const { id, memberId } = made.body;
  const { body } = await dana.get('/workspaces');
  expect(body.data).toEqual([
    { id, name: 'Crème & Co. GmbH', slug: 'creme-co-gmbh', role: 'owner', memberId },
  ]);
  expect((await dana.get('/me')).body).toMatchObject({ member: { id: memberId, role: 'owner' } });
});

it('workspaces with the same name get unique slugs, also concurrently', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, newcomer));
  const made = await Promise.all(
    people.map((one) => one.post('/workspaces', { name: 'Same Name', timeZone: ZONE })),
  );
  const slugs = made.map(({ body }) => body.slug).sort();
  expect(slugs).toEqual(['same-name', ...[2, 3, 4, 5, 6, 7, 8].map((n) => `same-name-${n}`)]);
});

it.each([
  ['api', 'api-1'],
  ['!!!', 'workspace'],
  ['Å', 'a-workspace'],
  ['a'.repeat(80), 'a'.repeat(40)],
])('a workspace called %s gets a free slug of 3 to 40 plain characters', async (name, slug) => {
  const { body } = await (await newcomer()).post('/workspaces', { name, timeZone: ZONE });
  expect(body.slug).toBe(slug);
});

it.each([
  'Win at https://evil.example',
  'www.evil.example',
  'mail a@evil.example',
  'Harbor<b>',
  'back\\slash',
  'two\nlines',
  'nul\u0000',
  'bidi\u202e',
  'zero\u200bwidth',
  'a'.repeat(81),
  '   ',
])('a workspace name of %j is refused', async (name) => {
  const dana = await newcomer();
  const reply = await dana.post('/workspaces', { name, timeZone: ZONE });
  expect(reply).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/name' }] } });
  expect((await dana.get('/workspaces')).body.data).toEqual([]);
});

it.each([
  [{ timeZone: 'Mars/Olympus' }, '#/timeZone'],
  [{ timeZone: '+05:00' }, '#/timeZone'],
  [{ timeZone: '../etc/passwd' }, '#/timeZone'],
  [{ timeZone: 'A'.repeat(61) }, '#/timeZone'],
  [{ currency: 'XYZZY' }, '#/currency'],
  [{ currency: 'US' }, '#/currency'],
  [{ ownerId: 'usr_1' }, '#/ownerId'],
])('a workspace with %j is refused', async (odd, pointer) => {
  const input = { name: 'Odd', timeZone: ZONE, ...odd };
  const reply = await (await newcomer()).post('/workspaces', input);
  expect(reply.status).toBe(422);
  expect(reply.body.errors[0]).toMatchObject({ pointer });
});

it.each(['UTC', 'Europe/Kyiv', 'Asia/Calcutta', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'])(
  'the time zone %s is accepted',
  async (timeZone) => {
    const { status, body } = await (await newcomer()).post('/workspaces', { name: 'Zoned', timeZone });
    expect([status, body.timeZone, body.currency]).toEqual([201, timeZone, 'USD']);
  },
);

it('a user with two workspaces must choose one in the header', async () => {
  const { token, first, second, ownerId, membership } = await inTwo();
  const unscoped = t.as(token);
  for (const path of ['/me', '/members', '/api-keys', '/invitations']) {
    expect((await unscoped.get(path)).body).toMatchObject({
      status: 400,
      code: 'workspace-not-chosen',
      detail: expect.stringContaining('Keyshift-Workspace: ws_'),
    });
  }
  const [one, other] = [await t.as(token, first.id).get('/me'), await t.as(token, second.id).get('/me')];
  expect(one.body).toMatchObject({ workspace: { id: first.id }, member: { id: ownerId, role: 'owner' } });
  expect(other.body).toMatchObject({
    workspace: { id: second.id },
    member: { id: membership.id, role: 'employee' },
  });
});

it('listing and creating workspaces need no chosen workspace', async () => {
  const { token, first, second } = await inTwo();
  const { body } = await t.as(token).get('/workspaces');
  expect(body.data.map(({ id }: { id: string }) => id).sort()).toEqual([first.id, second.id].sort());
  expect((await t.as(token).post('/workspaces', { name: 'Third', timeZone: ZONE })).status).toBe(201);
});

it('concurrent requests for two workspaces get their own data', async () => {
  const { token, first, second } = await inTwo();
  const ids = Array.from({ length: 40 }, (_, at) => (at % 2 ? first.id : second.id));
  const replies = await Promise.all(ids.map((id) => t.as(token, id).get('/me')));
  expect(replies.map(({ body }) => body.workspace.id)).toEqual(ids);
  expect(new Set(replies.map(({ body }) => body.member.role))).toEqual(new Set(['owner', 'employee']));
});

it('a foreign workspace gets the same 404 as one that does not exist', async () => {
  const [{ workspace }, { owner }] = [await t.given.workspace(), await t.given.workspace()];
  const responseOf = async (id: string, path: string) => {
    const { body } = await t.as(owner.token, id).get(path);
    return { ...body, instance: '', requestId: '' };
  };
  for (const path of ['/me', '/members', '/api-keys']) {
    const foreign = await responseOf(workspace.id, path);
    expect(foreign).toMatchObject({ status: 404, code: 'workspace-not-found' });
    expect(await responseOf('ws_01k0000000000000000000none', path)).toEqual(foreign);
    expect(await responseOf('anything at all', path)).toEqual(foreign);
  }
});

it('a user without a workspace reads only their own account', async () => {
  const { user, ...dana } = await newcomer();
  expect((await dana.get('/me')).body).toMatchObject({
    user: { id: user.id, email: user.email },
    workspace: null,
    member: null,
    permissions: [],
  });
  expect((await dana.get('/workspaces')).body).toEqual({ data: [] });
  const replies = await Promise.all([
    dana.get('/members'),
    dana.get('/api-keys'),
    dana.post('/api-keys', { name: 'A key' }),
    dana.post('/invitations', { emails: ['a@x.example'], role: 'admin' }),
    dana.post('/workspace/leave'),
  ]);
  for (const { body } of replies) expect(body).toMatchObject({ status: 404, code: 'workspace-not-found' });
});

it('a key cannot list or create workspaces', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  expect((await key.get('/workspaces')).body).toMatchObject({ code: 'credential-kind-refused' });
  const input = { name: 'By a key', timeZone: ZONE };
  expect((await key.post('/workspaces', input)).body).toMatchObject({ code: 'credential-kind-refused' });
});
