import { RouteAccessList } from '../../src/access/route-access-list';
import { startApp, type TestApp } from '../kit/app';
import { call, credentialOf, exampleOf, idFor, KINDS, mayEnter, ROLES, type Scene, sceneFor } from './cells';
import { asking, idFiltersOf } from './filters';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('an id of another workspace gets 404 on every route and leaks nothing', async () => {
  const wrong: string[] = [];
  const named = t.app
    .get(RouteAccessList)
    .routes()
    .filter(({ path }) => path.startsWith('/api/v1') && path.includes(':'));
  expect(named.length).toBeGreaterThan(5);
  for (const route of named) {
    // A refused call changes nothing, so one scene serves all kinds of credential.
    const foreign = await sceneFor(t, route, 'owner');
    for (const role of ROLES) {
      const mine = await sceneFor(t, route, role);
      for (const kind of KINDS) {
        const reply = await call(await credentialOf(t, mine, role, kind), route, foreign.ids);
        const expected = mayEnter(route, role, kind) ? 404 : 403;
        if (reply.status !== expected)
          wrong.push(`${role} ${kind} ${route.method} ${route.path}: ${reply.status}, not ${expected}`);
        if (leaks(reply.text, foreign)) wrong.push(`${route.method} ${route.path} leaks: ${reply.text}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

/** Whether a response contains data of another tenant. */
const leaks = (text: string, { workspace, people }: Scene): boolean =>
  [workspace.id, workspace.name, ...Object.values(people).map(({ email }) => email)].some((word) =>
    text.includes(word),
  );

it('a filter by an id of another workspace finds nothing', async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const route of t.app.get(RouteAccessList).routes()) {
    for (const { name, prefix } of idFiltersOf(t, route)) {
      for (const role of ROLES.filter((one) => mayEnter(route, one, 'session'))) {
        const [mine, foreign] = [await sceneFor(t, route, role), await sceneFor(t, route, 'owner')];
        const as = await credentialOf(t, mine, role, 'session');
        const filtered = asking(route, name, idFor(prefix, foreign.ids));
        const { status, body, text } = await call(as, filtered, mine.ids);
        asked += 1;
        const isNothing = status === 404 || (status === 200 && body.data.length === 0);
        if (!isNothing || leaks(text, foreign))
          wrong.push(`${role} ${route.path}?${name}: ${status} ${text}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(20);
});

it('an id of another workspace in a body is treated as not found', async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const route of t.app.get(RouteAccessList).routes()) {
    if (!JSON.stringify(route.operation?.example ?? {}).includes('_01k0')) continue;
    const mine = await sceneFor(t, route, 'owner');
    const foreign = await sceneFor(t, route, 'owner');
    const body = exampleOf(route, foreign.ids);
    const path = route.path.replace('/api/v1', '').replace(/:(\w+)/g, (_, name) => mine.ids[name] ?? '');
    const { status, text } = await t
      .as(mine.people.owner.token, mine.workspace.id)
      .send(route.method as 'POST', path, body);
    asked += 1;
    if (![404, 409].includes(status) || leaks(text, foreign))
      wrong.push(`${route.method} ${route.path}: ${status} ${text}`);
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(5);
});

it('the database rejects a row that refers to another tenant', async () => {
  const { workspace } = await t.given.workspace();
  const { owner: foreign } = await t.given.workspace();
  const keyOfForeigner = t.sql(
    `insert into api_key (workspace_id, id, member_id, epoch, name, token_hash, hint, role_at_creation, created_at)
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

it('the database rejects a workspace whose owner is not active', async () => {
  const { workspace, owner } = await t.given.workspace();
  const removal = t.sql(
    'update member set is_active = false, removed_at = now() where workspace_id = $1 and id = $2',
    [workspace.id, owner.id],
  );
  await expect(removal).rejects.toThrow('workspace_owner_member_id_fk');
});
