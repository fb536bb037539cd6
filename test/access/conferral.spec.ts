import fc from 'fast-check';
import { PERMISSIONS, type Permission } from '../../src/access/permissions';
import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { letIn } from '../kit/assistant';
import { ROLES, type Scene, sceneFor } from './cells';
import { type AccessRow, type Actor, accessTo, excessOf } from './holdings';
import { type Kind, type Operation, operations } from './operations';

const SEED = Number(process.env.CONFERRAL_SEED ?? Date.now() % 2 ** 31);
/** A random restriction, in addition to the fixed ones. */
const [AT_RANDOM = []] = fc.sample(fc.subarray([...PERMISSIONS]), { seed: SEED, numRuns: 1 });
const RESTRICTIONS: readonly (readonly Permission[])[] = [['employees:edit'], AT_RANDOM];

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

interface Asking extends Actor {
  readonly kind: Kind;
  readonly caller: Caller;
}

type Restrictions = readonly (readonly Permission[] | undefined)[];

/** One person's credentials: every kind that the operation accepts, with each restriction. Sessions have none. */
async function credentialsOf(
  { workspace, people }: Scene,
  role: Actor['role'],
  { kinds, restrictions }: { readonly kinds: readonly Kind[]; readonly restrictions: Restrictions },
): Promise<Asking[]> {
  const me = people[role];
  const asked: Asking[] = [];
  const add = (kind: Kind, caller: Caller, only?: readonly Permission[]) => {
    const name = `${kind} of ${role} [${only?.length === PERMISSIONS.length ? 'everything' : (only ?? '')}]`;
    asked.push({ kind, role, caller, only, isInPerson: kind === 'session', name });
  };
  for (const only of restrictions) {
    const given = only ?? PERMISSIONS;
    if (kinds.includes('session') && !only) add('session', t.as(me.token, workspace.id));
    if (kinds.includes('key')) {
      const key = await t.given.apiKey(workspace.id, me.id);
      await t.sql('update api_key set permissions = $2 where id = $1', [key.id, only ?? null]);
      add('key', key, only);
    }
    if (kinds.includes('connection'))
      add('connection', await t.given.connection(workspace.id, me.id, given), given);
    if (kinds.includes('assistant')) add('assistant', await letIn(t, workspace.id, me.id, given), given);
  }
  return asked;
}

/** The possible targets of an operation: an employee, an admin, the owner and the caller. */
async function aboutEach(scene: Scene, { route }: Operation, role: Actor['role']): Promise<Scene[]> {
  const { workspace, people, ids } = scene;
  const about = (changes: Record<string, string>) => ({ ...scene, ids: { ...ids, ...changes } });
  if (route.path.includes(':memberId')) {
    const members = [ids.memberId, ids.targetId, people.owner.id, people[role].id];
    return [...new Set(members)].map((memberId = '') => about({ memberId }));
  }
  if (route.path.includes(':invitationId') || route.path.endsWith('/invitations/accept')) {
    const asAdmin = await t.given.invitation(workspace.id, people.owner.id, 'admin');
    const byAdmin = await t.given.invitation(workspace.id, people.admin.id, 'admin');
    return [scene, about({ invitationId: asAdmin }), about({ invitationId: byAdmin })];
  }
  return [scene];
}

/** Counts calls and the access they gave, to show that the proof is not vacuous. */
class Tally {
  asked = 0;
  done = 0;
  readonly given = new Map<string, number>();

  count(by: Asking, status: number, before: readonly AccessRow[], after: readonly AccessRow[]): void {
    this.asked += 1;
    if (status < 400) this.done += 1;
    const known = new Set(before.map(({ id, role }) => `${id} ${role}`));
    for (const { kind, role } of after.filter((row) => !known.has(`${row.id} ${row.role}`))) {
      const name = `${by.kind} gave ${kind} ${role}`;
      this.given.set(name, (this.given.get(name) ?? 0) + 1);
    }
  }
}

interface Stage {
  readonly scenes: readonly Scene[];
  readonly by: readonly Asking[];
}

/** A scene with every possible target of an operation. Members to restore are removed first. */
async function staged(operation: Operation, role: Actor['role'], restrictions: Restrictions): Promise<Stage> {
  const scene = await sceneFor(t, operation.route, role);
  if (operation.route.path.endsWith('/restoration'))
    await t.given.removed(scene.workspace.id, scene.ids.targetId ?? '');
  const by = await credentialsOf(scene, role, { kinds: operation.kinds, restrictions });
  return { scenes: await aboutEach(scene, operation, role), by };
}

/** Calls one operation in every combination. After a call that changed access, the scene is created again. */
async function tried(
  operation: Operation,
  { role, tally }: Trial,
  restrictions: Restrictions,
): Promise<{ wrong: string[]; isChanging: boolean }> {
  const wrong: string[] = [];
  let isChanging = false;
  let stage = await staged(operation, role, restrictions);
  const middleware = stage.by.flatMap((_, by) =>
    stage.scenes.flatMap(({ ids }, scene) =>
      operation.bodies(t, ids).map((_, body) => ({ by, scene, body })),
    ),
  );
  for (const way of middleware) {
    const [by, scene] = [stage.by[way.by] as Asking, stage.scenes[way.scene] as Scene];
    const body = operation.bodies(t, scene.ids)[way.body];
    const before = await accessTo(t, scene.workspace.id);
    const { status } = await operation.send(t, by.caller, { scene, body });
    const after = await accessTo(t, scene.workspace.id);
    tally.count(by, status, before, after);
    wrong.push(
      ...excessOf(by, before, after).map((one) => `${operation.name} ${JSON.stringify(body)}: ${one}`),
    );
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    isChanging = true;
    stage = await staged(operation, role, restrictions);
  }
  return { wrong, isChanging };
}

interface Trial {
  readonly role: Actor['role'];
  readonly tally: Tally;
}

/** If no unrestricted credential changes access, no restricted one can, so those calls are skipped. */
async function excessOfOperation(operation: Operation, trial: Trial): Promise<string[]> {
  const whole = await tried(operation, trial, [undefined]);
  if (!whole.isChanging) return whole.wrong;
  return [...whole.wrong, ...(await tried(operation, trial, RESTRICTIONS)).wrong];
}

/** Access that credentials of each role are known to give. If it is missing, the proof is vacuous. */
const GIVES: Readonly<Record<Actor['role'], readonly string[]>> = {
  owner: [
    'session gave invitation admin',
    'session gave member admin',
    'session gave member owner',
    'session gave key owner',
    'key gave member employee',
    'connection gave member employee',
    'assistant gave invitation employee',
    'assistant gave member employee',
  ],
  admin: ['session gave invitation employee', 'session gave member employee', 'key gave member employee'],
  employee: [],
};

it.each(ROLES)('no credential of an %s gives more access than it has', async (role) => {
  const wrong: string[] = [];
  const tally = new Tally();
  for (const operation of operations(t)) {
    wrong.push(...(await excessOfOperation(operation, { role, tally })));
    // The examples always invite the same address.
    await t.sql('delete from throttle');
  }
  const given = Object.fromEntries(tally.given);
  process.stdout.write(
    `  seed ${SEED}, ${role}: ${tally.asked} calls, ${tally.done} done; ${JSON.stringify(given)}\n`,
  );
  expect(wrong).toEqual([]);
  expect(GIVES[role].filter((one) => !given[one])).toEqual([]);
});
