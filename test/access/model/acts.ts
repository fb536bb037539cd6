import type { Reply } from '../../kit/as';
import { ASSISTANT_ACTS } from './assistant-acts';
import { actor, type Chance, type Doing, type Outcome, of } from './chance';
import { AREAS, type Credential, type GivenRole, type Session } from './credentials';
import type { Invitation } from './seats';
import type { World } from './world';

const roleOf = ({ choice }: Chance): GivenRole => (choice % 2 === 0 ? 'admin' : 'employee');
/** Mostly a role that the one who acts can give. */
const roleBy = (world: World, by: Credential, chance: Chance): GivenRole =>
  chance.on % 4 === 0 || world.oracle.mayMake(by, chance.workspace, 'admin') ? roleOf(chance) : 'employee';
/** What a key is limited to: nothing, some areas, or reading. */
const LIMITS: readonly (readonly string[] | undefined)[] = [
  undefined,
  ['reports:read'],
  ['employees:edit'],
  ['time_tracking:edit', 'rules:read', 'pay_rates:read'],
  ['account:read', 'employees:read'],
  AREAS.map((area) => `${area}:read`),
];

const owner = (world: World, chance: Chance, workspace: number): Credential => {
  const sessions = world.oracle.sessions.filter((one) => world.oracle.isOwner(one, workspace));
  return chance.choice % 4 === 0 || sessions.length === 0
    ? actor(world, chance, workspace)
    : (of(sessions, chance.by) as Credential);
};

/** Mostly somebody to whom it can be done. */
const whom = ({ person, choice }: Chance, able: readonly number[]): number =>
  choice % 5 === 0 ? person : (of(able, person) ?? person);

/** Mostly one that is open. */
function someInvitation({ oracle }: World, { choice, on }: Chance): Invitation | undefined {
  const open = oracle.invitations.filter(({ state }) => state === 'open');
  return of(choice % 3 === 0 || open.length === 0 ? oracle.invitations : open, on);
}

async function aboutMember(
  world: World,
  workspace: number,
  act: { by: Credential; person: number; method: 'POST' | 'PUT'; rest: string; body?: unknown; due: number },
): Promise<Outcome> {
  const path = `/members/${world.memberId(workspace, act.person)}/${act.rest}`;
  const { status } = await world.ask(act.by, workspace, act.method, path, act.body);
  return { status, due: act.due };
}

/** Everything that people and programs do about seats and credentials. */
export const ACTS: Readonly<Record<string, Doing>> = {
  invite: async (world, chance) => {
    const { workspace, person } = chance;
    const by = actor(world, chance, workspace);
    const role = roleBy(world, by, chance);
    const due = world.oracle.invite(by, workspace, person, role);
    const body = { emails: [world.emailOf(person)], role };
    const reply = await world.ask(by, workspace, 'POST', '/invitations', body);
    const outcome: unknown = reply.body?.data?.[0]?.outcome;
    if (outcome === 'invited' && due.outcome === outcome)
      world.keepInvitation(world.oracle.invitations.at(-1), reply);
    return { status: outcome === due.outcome ? reply.status : -1, due: due.status };
  },
  cancel: async (world, chance) => {
    const invitation = someInvitation(world, chance);
    if (!invitation) return undefined;
    const by = actor(world, chance, invitation.workspace);
    const due = world.oracle.cancel(by, invitation);
    const path = `/invitations/${world.invitationId(invitation)}`;
    return { status: (await world.ask(by, invitation.workspace, 'DELETE', path)).status, due };
  },
  accept: async (world, chance) => {
    const invitation = someInvitation(world, chance);
    const session = world.oracle.sessions.find((one) => one.person === invitation?.person && !one.ended);
    if (!invitation || !session) return undefined;
    const token = await world.linkOf(invitation);
    const due = world.oracle.accept(invitation);
    const reply = await world.askAbove(session, 'POST', '/invitations/accept', { token });
    if (reply.status === due.status && reply.status < 300) world.keepSeat(invitation, reply);
    if (reply.status === 201 && due.anew) world.keepSession(world.oracle.signIn(invitation.person), reply);
    return { status: reply.status, due: due.status };
  },
  changeRole: (world, chance) => {
    const { workspace } = chance;
    const by = owner(world, chance, workspace);
    const person = whom(chance, world.oracle.others(workspace, true));
    const role = roleOf(chance);
    const due = world.oracle.changeRole(by, workspace, person, role);
    return aboutMember(world, workspace, { by, person, method: 'PUT', rest: 'role', body: { role }, due });
  },
  remove: (world, chance) => {
    const { workspace } = chance;
    const by = actor(world, chance, workspace);
    const person = whom(chance, world.oracle.others(workspace, true));
    const due = world.oracle.remove(by, workspace, person);
    return aboutMember(world, workspace, { by, person, method: 'POST', rest: 'removal', due });
  },
  restore: (world, chance) => {
    const { workspace } = chance;
    const by = actor(world, chance, workspace);
    const person = whom(chance, world.oracle.others(workspace, false));
    const role = roleBy(world, by, chance);
    const due = world.oracle.restore(by, workspace, person, role);
    // Nothing said means an employee.
    const body = role === 'employee' && chance.on % 2 === 0 ? undefined : { role };
    return aboutMember(world, workspace, { by, person, method: 'POST', rest: 'restoration', body, due });
  },
  leave: async (world, chance) => {
    const by = of(world.oracle.credentials, chance.by) as Credential;
    const due = world.oracle.leave(by, chance.workspace);
    return { status: (await world.ask(by, chance.workspace, 'POST', '/workspace/leave')).status, due };
  },
  transfer: async (world, chance) => {
    const { workspace } = chance;
    const by = owner(world, chance, workspace);
    const person = whom(chance, world.oracle.others(workspace, true, 'admin'));
    const memberId = world.memberId(workspace, person);
    const due = world.oracle.transfer(by, workspace, person);
    return {
      status: (await world.ask(by, workspace, 'POST', '/workspace/ownership', { memberId })).status,
      due,
    };
  },
  generate: async (world, chance) => {
    const { workspace } = chance;
    const by = owner(world, chance, workspace);
    const permissions = of(LIMITS, chance.on);
    const due = world.oracle.generate(by, workspace, permissions);
    const body = { name: 'A key', ...(permissions ? { permissions } : {}) };
    const reply = await world.ask(by, workspace, 'POST', '/api-keys', body);
    if (due === 201 && reply.status === 201) world.keepKey(world.oracle.keys.at(-1), reply);
    return { status: reply.status, due };
  },
  revoke: async (world, chance) => {
    const key = of(world.oracle.keys, chance.on);
    if (!key) return undefined;
    const by = owner(world, chance, key.workspace);
    const due = world.oracle.revoke(by, key);
    return {
      status: (await world.ask(by, key.workspace, 'DELETE', `/api-keys/${world.keyId(key)}`)).status,
      due,
    };
  },
  signIn: async (world, chance) => {
    await world.signIn(chance.person);
    return { status: 201, due: 201 };
  },
  signOut: (world, chance) => ending(world, chance, '/sessions/current', (by) => world.oracle.signOut(by)),
  endOthers: (world, chance) => ending(world, chance, '/sessions', (by) => world.oracle.endOthers(by)),
  ...ASSISTANT_ACTS,
};

async function ending(
  world: World,
  { by }: Chance,
  path: string,
  act: (by: Session) => number,
): Promise<Outcome> {
  const session = of(world.oracle.sessions, by);
  if (!session) return undefined;
  const due = act(session);
  const reply: Reply = await world.askAbove(session, 'DELETE', path);
  return { status: reply.status, due };
}

/** How often each is done, against the others. */
export const WEIGHTS: Readonly<Record<string, number>> = {
  invite: 4,
  accept: 5,
  changeRole: 3,
  remove: 3,
  restore: 3,
  transfer: 2,
  generate: 4,
  revoke: 2,
  signIn: 2,
  connect: 6,
  stepUp: 2,
  refresh: 3,
  rule: 4,
};
