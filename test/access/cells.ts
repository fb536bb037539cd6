import {
  type Action,
  type Area,
  CREDENTIAL_KINDS,
  type Permission,
  PRIVILEGES,
  type Reach,
  ROLE_TABLE,
  type Role,
} from '../../src/access/permissions';
import type { Route } from '../../src/access/route-access-list';
import type { TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import type { GivenMember, GivenWorkspace } from '../kit/given';
import { hoursFor } from './hours-scene';
import { emailChangeFor, thingsFor } from './things';
import { timeOffFor } from './time-off-scene';

export const ROLES: readonly Role[] = ['owner', 'admin', 'employee'];
export const KINDS = ['session', 'api-key', 'connection'] as const;
export type Kind = (typeof KINDS)[number];

/** A workspace with one person of each role, and the ids of resources for a route to work on. */
export interface Scene {
  readonly workspace: GivenWorkspace;
  readonly people: Readonly<Record<Role, GivenMember>>;
  readonly ids: Readonly<Record<string, string>>;
}

/** The expected decision, computed independently of the guard: directly from the role and privilege tables. */
export function mayEnter({ rule }: Route, role: Role, kind: Kind): boolean {
  if (!rule) return false;
  if (rule.kind === 'open') return true;
  const accepted: readonly string[] = 'by' in rule ? rule.by : CREDENTIAL_KINDS;
  if (!accepted.includes(kind)) return false;
  if (rule.kind === 'signed-in') return true;
  if (rule.kind === 'privilege') return role in PRIVILEGES[rule.privilege];
  if (rule.and && cellOf(role, rule.and) === 'none') return false;
  const cell = cellOf(role, rule.permission);
  return cell === 'all' || cell === rule.reach;
}

function cellOf(role: Role, permission: Permission): Reach | 'none' {
  const [area, action] = permission.split(':') as [Area, Action];
  return ROLE_TABLE[role][area][action];
}

/** Whether a call with reach `own` can be about the caller: reading, and changing one's own. */
const isAboutSelf = ({ method, rule }: Route): boolean =>
  method === 'GET' || (rule?.kind === 'permission' && rule.reach === 'own');

/** Keys and assistants can only manage employees, so routes that change access target an employee. */
function memberFor(route: Route, { me, target, worker }: Record<'me' | 'target' | 'worker', string>): string {
  if (/\/(removal|restoration|access)$/.test(route.path)) return worker;
  return isAboutSelf(route) ? me : target;
}

/** Creates the data for one call. The target member depends on what the route does. */
export async function sceneFor(t: TestApp, route: Route, role: Role): Promise<Scene> {
  const { workspace, owner, admin, employee, target, worker } = await t.given.workspace({
    admin: 'admin',
    employee: 'employee',
    target: 'admin',
    worker: 'employee',
  });
  const people = { owner, admin, employee };
  const me = people[role];
  if (route.path.endsWith('/restoration')) await t.given.removed(workspace.id, worker.id);
  await emailChangeFor(t, route, me);
  const other = await t.given.session(me.userId);
  const ids = {
    memberId: memberFor(route, { me: me.id, target: target.id, worker: worker.id }),
    keyId: (await t.given.apiKey(workspace.id, me.id)).id,
    connectionId: (await t.given.connection(workspace.id, me.id)).id,
    sessionId: other.id,
    invitationId: await t.given.invitation(workspace.id, owner.id),
    targetId: target.id,
    jobId: await t.given.job(workspace.id),
    payChangeId: await t.given.payRate(workspace.id, target.id),
    ...(await hoursFor(t, route, { workspaceId: workspace.id, memberId: me.id })),
    ...(await thingsFor(t, workspace.id, route)),
    ...(await timeOffFor(t, route, { workspaceId: workspace.id, memberId: me.id })),
  };
  return { workspace, people, ids };
}

export async function credentialOf(
  t: TestApp,
  { workspace, people }: Scene,
  role: Role,
  kind: Kind,
): Promise<Caller> {
  const me = people[role];
  if (kind === 'session') return t.as(me.token, workspace.id);
  if (kind === 'connection') return t.given.connection(workspace.id, me.id);
  return t.given.apiKey(workspace.id, me.id);
}

/** Maps the prefix of an example id to the scene's id. */
const EXAMPLES: Readonly<Record<string, string>> = {
  mem: 'targetId',
  ts: 'timesheetId',
  job: 'jobId',
  tot: 'timeOffTypeId',
  exp: 'profileId',
};

/** @returns the scene's id for this prefix */
export function idFor(prefix: string, ids: Scene['ids']): string {
  const id = ids[EXAMPLES[prefix] ?? ''];
  if (!id) throw new Error(`the scene has no id for ${prefix}_`);
  return id;
}

/** The body of a route's own example, with its ids replaced by those of the scene. */
export function exampleOf({ operation }: Route, ids: Scene['ids']): Record<string, unknown> | undefined {
  const named = (id: string, prefix: string) =>
    prefix in EXAMPLES ? (ids[EXAMPLES[prefix] ?? ''] ?? '') : id;
  const body = operation?.example;
  return body && JSON.parse(JSON.stringify(body).replace(/\b([a-z]+)_01k0\w+/g, named));
}

/** Sends a route's own example. */
export function call(caller: Caller, route: Route, ids: Scene['ids']) {
  const path = route.path
    .replace('/api/v1', '')
    .replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'missing');
  const query = route.operation?.exampleQuery;
  const address = query ? `${path}?${new URLSearchParams(query)}` : path;
  return caller.send(route.method as 'GET', address, exampleOf(route, ids));
}
