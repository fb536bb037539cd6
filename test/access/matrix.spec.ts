import { PERMISSIONS, type Permission } from '../../src/access/permissions';
import { RouteAccessList } from '../../src/access/route-access-list';
import { startApp, type TestApp } from '../kit/app';
import { call, credentialOf, KINDS, mayEnter, ROLES, sceneFor } from './cells';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
// The examples always invite the same address, so each cell runs in its own hour to stay below the email limit.
afterEach(() => t.clock.advance(3_700));

const guarded = () =>
  t.app
    .get(RouteAccessList)
    .routes()
    .filter(({ path, rule }) => path.startsWith('/api/v1') && rule?.kind !== 'open');

it.each(ROLES.flatMap((role) => KINDS.map((kind) => [role, kind] as const)))(
  'an %s with a %s is allowed exactly what the role table says',
  async (role, kind) => {
    const wrong: string[] = [];
    let entered = 0;
    for (const route of guarded()) {
      const scene = await sceneFor(t, route, role);
      const reply = await call(await credentialOf(t, scene, role, kind), route, scene.ids);
      const may = mayEnter(route, role, kind);
      const asComputed = may
        ? reply.status >= 200 && reply.status < 300
        : reply.status === 403 || reply.status === 404;
      if (!asComputed)
        wrong.push(
          `${route.method} ${route.path}: ${may ? '2xx' : '403 or 404'} but ${reply.status} ${reply.text}`,
        );
      if (may) entered += 1;
    }
    expect(wrong).toEqual([]);
    expect(entered).toBeGreaterThan(0);
  },
);

it('an owner’s connection needs every permission of the access rule and no other', async () => {
  const wrong: string[] = [];
  for (const route of guarded()) {
    const { rule } = route;
    if (rule?.kind !== 'permission') continue;
    const needed = [rule.permission, ...(rule.and ? [rule.and] : [])];
    const lacking = needed.map((one) => PERMISSIONS.filter((other) => !implies(other, one)));
    for (const permissions of [needed, ...lacking]) {
      const { workspace, ids } = await sceneFor(t, route, 'owner');
      const as = await t.given.connection(workspace.id, workspace.owner.id, permissions);
      const { status } = await call(as, route, ids);
      const may = permissions === needed;
      if (may ? status < 200 || status >= 300 : status !== 403)
        wrong.push(`${route.method} ${route.path} with ${permissions.join(' ')}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Whether one permission includes another. */
const implies = (held: Permission, needed: Permission): boolean =>
  held === needed || held === needed.replace(':read', ':edit');

it('a guarded route without a credential gets 401', async () => {
  for (const route of guarded()) {
    const reply = await call(t.asNobody(), route, {});
    expect([route.path, reply.status, reply.body.code]).toEqual([route.path, 401, 'unauthenticated']);
  }
});

it('an employee cannot change anyone’s membership, not even their own', async () => {
  const { workspace, bob, eve } = await t.given.workspace({ bob: 'employee', eve: 'employee' });
  const key = await t.given.apiKey(workspace.id, bob.id);
  for (const as of [bob, key]) {
    for (const id of [bob.id, eve.id, workspace.owner.id]) {
      expect((await as.post(`/members/${id}/removal`)).status).toBe(403);
      expect((await as.post(`/members/${id}/restoration`)).status).toBe(403);
      expect((await as.put(`/members/${id}/role`, { role: 'admin' })).status).toBe(403);
    }
    expect((await as.post('/invitations', { emails: ['x@example.com'], role: 'admin' })).status).toBe(403);
    expect((await as.post('/workspace/ownership', { memberId: bob.id })).status).toBe(403);
  }
});
