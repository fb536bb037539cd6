import { DoorList, type Route } from '../../src/access/door-list';
import { startApp, type TestApp } from '../kit/app';
import { call, credentialOf, mayEnter, ROLES, sceneFor } from './cells';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** Areas whose records keep a history of their own. */
const OWN_HISTORY = ['time_tracking', 'time_off', 'pay_rates', 'reports'];
/** What changes nothing in the scene that it is sent into. */
const NOTHING_TO_DO = ['DELETE /api/v1/profile/email-change'];

const changing = ({ method, path, door }: Route): boolean =>
  method !== 'GET' &&
  path.startsWith('/api/v1') &&
  door !== undefined &&
  door.kind !== 'open' &&
  !(door.kind === 'allow' && OWN_HISTORY.includes(door.permission.split(':')[0] ?? '')) &&
  !NOTHING_TO_DO.includes(`${method} ${path}`);

async function eventsOf(chains: readonly string[]): Promise<{ action: string; canonical: string }[]> {
  return t.sql('select action, canonical from audit_event where chain = any($1) order by id', [chains]);
}

it('whatever changes people, credentials or rules stands in the log, with who did it, by what and from where', async () => {
  const wrong: string[] = [];
  const routes = t.app.get(DoorList).routes().filter(changing);
  expect(routes.length).toBeGreaterThan(12);
  for (const route of routes) {
    const role = ROLES.find((one) => mayEnter(route, one, 'session')) ?? 'owner';
    const scene = await sceneFor(t, route, role);
    const me = scene.people[role];
    const chains = [scene.workspace.id, me.userId];
    const before = await eventsOf(chains);
    const reply = await call(await credentialOf(t, scene, role, 'session'), route, scene.ids);
    // A workspace that was founded has a chain of its own.
    const written = (await eventsOf([...chains, String(reply.body?.id)])).slice(before.length);
    const told = JSON.parse(written.at(-1)?.canonical ?? '{}');
    const isWhole =
      told.actor?.userId === me.userId &&
      told.credential?.id === me.sessionId &&
      told.network === '127.0.0.1' &&
      told.requestId === reply.headers['x-request-id'];
    if (!isWhole)
      wrong.push(`${role} ${route.method} ${route.path}: ${reply.status} ${JSON.stringify(told)}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);
