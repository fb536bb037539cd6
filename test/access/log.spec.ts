import { DoorList, type Route } from '../../src/access/door-list';
import { PERMISSIONS } from '../../src/access/permissions';
import { startApp, type TestApp } from '../kit/app';
import { call, credentialOf, KINDS, mayEnter, ROLES, sceneFor } from './cells';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** Every right to write is asked for by some route. */
const WRITTEN = PERMISSIONS.filter((one) => one.endsWith(':edit'));

/** Every route behind a door that writes, of every area. */
const changing = ({ method, path, door }: Route): boolean =>
  method !== 'GET' && path.startsWith('/api/v1') && door !== undefined && door.kind !== 'open';

async function eventsOf(chains: readonly string[]): Promise<{ action: string; canonical: string }[]> {
  return t.sql('select action, canonical from audit_event where chain = any($1) order by id', [chains]);
}

it.each(KINDS)(
  'whatever somebody changes by %s, in any area, stands in the log, with who did it, by what and from where',
  async (kind) => {
    const wrong: string[] = [];
    const areas = new Set<string>();
    for (const route of t.app.get(DoorList).routes().filter(changing)) {
      const role = ROLES.find((one) => mayEnter(route, one, kind));
      if (!role) continue;
      if (route.door?.kind === 'allow') areas.add(route.door.permission);
      const scene = await sceneFor(t, route, role);
      const visitor = await credentialOf(t, scene, role, kind);
      const me = scene.people[role];
      const chains = [scene.workspace.id, me.userId];
      const before = await eventsOf(chains);
      const reply = await call(visitor, route, scene.ids);
      // A workspace that was founded has a chain of its own.
      const written = (await eventsOf([...chains, String(reply.body?.id)])).slice(before.length);
      const told = JSON.parse(written.at(-1)?.canonical ?? '{}');
      const isWhole =
        told.actor?.userId === me.userId &&
        told.credential?.kind === kind &&
        told.credential?.id === ('id' in visitor ? visitor.id : me.sessionId) &&
        told.network === '127.0.0.1' &&
        told.requestId === reply.headers['x-request-id'];
      if (!isWhole)
        wrong.push(`${role} ${route.method} ${route.path}: ${reply.status} ${JSON.stringify(told)}`);
    }
    expect(wrong).toEqual([]);
    expect([...areas]).toEqual(expect.arrayContaining(WRITTEN));
  },
);
