import { DoorList } from '../../src/access/door-list';
import { startApp, type TestApp } from '../kit/app';
import { call, credentialOf, KINDS, mayEnter, ROLES, sceneFor } from './cells';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('an id of another workspace is not there, for whoever passes the door, and nothing of the other tenant leaks', async () => {
  const wrong: string[] = [];
  const named = t.app
    .get(DoorList)
    .routes()
    .filter(({ path }) => path.startsWith('/api/v1') && path.includes(':'));
  expect(named.length).toBeGreaterThan(5);
  for (const route of named) {
    for (const role of ROLES) {
      for (const kind of KINDS) {
        const mine = await sceneFor(t, route, role);
        const foreign = await sceneFor(t, route, 'owner');
        const reply = await call(await credentialOf(t, mine, role, kind), route, foreign.ids);
        const expected = mayEnter(route, role, kind) ? 404 : 403;
        const leaked = [
          foreign.workspace.id,
          foreign.workspace.name,
          ...Object.values(foreign.people).map((p) => p.email),
        ];
        if (reply.status !== expected)
          wrong.push(`${role} ${kind} ${route.method} ${route.path}: ${reply.status}, not ${expected}`);
        if (leaked.some((text) => reply.text.includes(text)))
          wrong.push(`${route.method} ${route.path} leaks: ${reply.text}`);
      }
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

it('a body that names another workspace’s member is answered as if there were none', async () => {
  const { owner } = await t.given.workspace({ ann: 'admin' });
  const { ann: foreign } = await t.given.workspace({ ann: 'admin' });
  const reply = await owner.post('/workspace/ownership', { memberId: foreign.id });
  expect([reply.status, reply.body.code]).toEqual([404, 'member-not-found']);
});

it('the database itself refuses a child of another tenant', async () => {
  const { workspace } = await t.given.workspace();
  const { owner: foreign } = await t.given.workspace();
  const keyOfForeigner = t.sql(
    `insert into api_key (workspace_id, id, member_id, epoch, name, token_hash, hint, role_at_birth, created_at)
     values ($1, 'key_x', $2, 1, 'x', 'x', 'x', 'owner', now())`,
    [workspace.id, foreign.id],
  );
  await expect(keyOfForeigner).rejects.toThrow('api_key_member_id_fk');
  const foreignOwner = t.sql('update workspace set owner_member_id = $2 where id = $1', [
    workspace.id,
    foreign.id,
  ]);
  await expect(foreignOwner).rejects.toThrow('workspace_owner_member_id_fk');
});

it('the database itself refuses a workspace whose owner is not active', async () => {
  const { workspace, owner } = await t.given.workspace();
  const removal = t.sql(
    'update member set is_active = false, removed_at = now() where workspace_id = $1 and id = $2',
    [workspace.id, owner.id],
  );
  await expect(removal).rejects.toThrow('workspace_owner_member_id_fk');
});
