import { PERMISSIONS } from '../../src/access/permissions';
import { type Route, RouteAccessList } from '../../src/access/route-access-list';
import { startApp, type TestApp } from '../kit/app';
import { call, credentialOf, KINDS, mayEnter, ROLES, sceneFor } from './cells';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** Some route requires each of the write permissions. */
const WRITTEN = PERMISSIONS.filter((one) => one.endsWith(':edit'));

/** Every guarded route that writes, in every area. */
const changing = ({ method, path, rule }: Route): boolean =>
  method !== 'GET' && path.startsWith('/api/v1') && rule !== undefined && rule.kind !== 'open';

async function eventsOf(chains: readonly string[]): Promise<{ action: string; canonical: string }[]> {
  return t.sql('select action, canonical from audit_event where chain = any($1) order by id', [chains]);
}

it.each(KINDS)('every change by %s is logged with its actor, credential and network', async (kind) => {
  const wrong: string[] = [];
  const areas = new Set<string>();
  for (const route of t.app.get(RouteAccessList).routes().filter(changing)) {
    const role = ROLES.find((one) => mayEnter(route, one, kind));
    if (!role) continue;
    if (route.rule?.kind === 'permission') areas.add(route.rule.permission);
    const scene = await sceneFor(t, route, role);
    const caller = await credentialOf(t, scene, role, kind);
    const me = scene.people[role];
    const chains = [scene.workspace.id, me.userId];
    const before = await eventsOf(chains);
    const reply = await call(caller, route, scene.ids);
    // A new workspace starts its own chain.
    const written = (await eventsOf([...chains, String(reply.body?.id)])).slice(before.length);
    const reported = JSON.parse(written.at(-1)?.canonical ?? '{}');
    const isWhole =
      reported.actor?.userId === me.userId &&
      reported.credential?.kind === kind &&
      reported.credential?.id === ('id' in caller ? caller.id : me.sessionId) &&
      reported.network === '127.0.0.1' &&
      reported.requestId === reply.headers['x-request-id'];
    if (!isWhole)
      wrong.push(`${role} ${route.method} ${route.path}: ${reply.status} ${JSON.stringify(reported)}`);
  }
  expect(wrong).toEqual([]);
  expect([...areas]).toEqual(expect.arrayContaining(WRITTEN));
});
