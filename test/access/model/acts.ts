import type { Reply } from '../../kit/as';
import { ASSISTANT_ACTS } from './assistant-acts';
import { AREAS, type Credential, type GivenRole, type Session } from './credentials';
import type { Invitation } from './memberships';
import { actor, type Doing, type Outcome, of, type SeededRandom } from './random';
import type { World } from './world';

const roleOf = ({ choice }: SeededRandom): GivenRole => (choice % 2 === 0 ? 'admin' : 'employee');
/** Mostly a role that the caller can give. */
const roleBy = (world: World, by: Credential, random: SeededRandom): GivenRole =>
  random.on % 4 === 0 || world.reference.mayMake(by, random.workspace, 'admin') ? roleOf(random) : 'employee';
/** Restrictions of keys: none, some areas, or read only. */
const LIMITS: readonly (readonly string[] | undefined)[] = [
  undefined,
  ['reports:read'],
  ['employees:edit'],
  ['time_tracking:edit', 'rules:read', 'pay_rates:read'],
  ['account:read', 'employees:read'],
  AREAS.map((area) => `${area}:read`),
];

const owner = (world: World, random: SeededRandom, workspace: number): Credential => {
  const sessions = world.reference.sessions.filter((one) => world.reference.isOwner(one, workspace));
  return random.choice % 4 === 0 || sessions.length === 0
    ? actor(world, random, workspace)
    : (of(sessions, random.by) as Credential);
};

/** Mostly a person the act can apply to. */
const caller = ({ person, choice }: SeededRandom, able: readonly number[]): number =>
  choice % 5 === 0 ? person : (of(able, person) ?? person);

/** Mostly an open invitation. */
function someInvitation({ reference }: World, { choice, on }: SeededRandom): Invitation | undefined {
  const open = reference.invitations.filter(({ state }) => state === 'open');
  return of(choice % 3 === 0 || open.length === 0 ? reference.invitations : open, on);
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

/** Everything that people and programs do with memberships and credentials. */
export const ACTS: Readonly<Record<string, Doing>> = {
  invite: async (world, random) => {
    const { workspace, person } = random;
    const by = actor(world, random, workspace);
    const role = roleBy(world, by, random);
    const due = world.reference.invite(by, workspace, person, role);
    const body = { emails: [world.emailOf(person)], role };
    const reply = await world.ask(by, workspace, 'POST', '/invitations', body);
    const outcome: unknown = reply.body?.data?.[0]?.outcome;
    if (outcome === 'invited' && due.outcome === outcome)
      world.keepInvitation(world.reference.invitations.at(-1), reply);
    return { status: outcome === due.outcome ? reply.status : -1, due: due.status };
  },
  cancel: async (world, random) => {
    const invitation = someInvitation(world, random);
    if (!invitation) return undefined;
    const by = actor(world, random, invitation.workspace);
    const due = world.reference.cancel(by, invitation);
    const path = `/invitations/${world.invitationId(invitation)}`;
    return { status: (await world.ask(by, invitation.workspace, 'DELETE', path)).status, due };
  },
  accept: async (world, random) => {
    const invitation = someInvitation(world, random);
    const session = world.reference.sessions.find((one) => one.person === invitation?.person && !one.ended);
    if (!invitation || !session) return undefined;
    const token = await world.linkOf(invitation);
    const due = world.reference.accept(invitation);
    const reply = await world.askAbove(session, 'POST', '/invitations/accept', { token });
    if (reply.status === due.status && reply.status < 300) world.keepMembership(invitation, reply);
    if (reply.status === 201 && due.isNew)
      world.keepSession(world.reference.signIn(invitation.person), reply);
    return { status: reply.status, due: due.status };
  },
  changeRole: (world, random) => {
    const { workspace } = random;
    const by = owner(world, random, workspace);
    const person = caller(random, world.reference.others(workspace, true));
    const role = roleOf(random);
    const due = world.reference.changeRole(by, workspace, person, role);
    return aboutMember(world, workspace, { by, person, method: 'PUT', rest: 'role', body: { role }, due });
  },
  remove: (world, random) => {
    const { workspace } = random;
    const by = actor(world, random, workspace);
    const person = caller(random, world.reference.others(workspace, true));
    const due = world.reference.remove(by, workspace, person);
    return aboutMember(world, workspace, { by, person, method: 'POST', rest: 'removal', due });
  },
  restore: (world, random) => {
    const { workspace } = random;
    const by = actor(world, random, workspace);
    const person = caller(random, world.reference.others(workspace, false));
    const role = roleBy(world, by, random);
    const due = world.reference.restore(by, workspace, person, role);
    // Without a body the role is employee.
    const body = role === 'employee' && random.on % 2 === 0 ? undefined : { role };
    return aboutMember(world, workspace, { by, person, method: 'POST', rest: 'restoration', body, due });
  },
  leave: async (world, random) => {
    const by = of(world.reference.credentials, random.by) as Credential;
    const due = world.reference.leave(by, random.workspace);
    return { status: (await world.ask(by, random.workspace, 'POST', '/workspace/leave')).status, due };
  },
  transfer: async (world, random) => {
    const { workspace } = random;
    const by = owner(world, random, workspace);
    const person = caller(random, world.reference.others(workspace, true, 'admin'));
    const memberId = world.memberId(workspace, person);
    const due = world.reference.transfer(by, workspace, person);
    return {
      status: (await world.ask(by, workspace, 'POST', '/workspace/ownership', { memberId })).status,
      due,
    };
  },
  generate: async (world, random) => {
    const { workspace } = random;
    const by = owner(world, random, workspace);
    const permissions = of(LIMITS, random.on);
    const due = world.reference.generate(by, workspace, permissions);
    const body = { name: 'A key', ...(permissions ? { permissions } : {}) };
    const reply = await world.ask(by, workspace, 'POST', '/api-keys', body);
    if (due === 201 && reply.status === 201) world.keepKey(world.reference.keys.at(-1), reply);
    return { status: reply.status, due };
  },
  revoke: async (world, random) => {
    const key = of(world.reference.keys, random.on);
    if (!key) return undefined;
    const by = owner(world, random, key.workspace);
    const due = world.reference.revoke(by, key);
    return {
      status: (await world.ask(by, key.workspace, 'DELETE', `/api-keys/${world.keyId(key)}`)).status,
      due,
    };
  },
  signIn: async (world, random) => {
    await world.signIn(random.person);
    return { status: 201, due: 201 };
  },
  signOut: (world, random) =>
    revoker(world, random, '/sessions/current', (by) => world.reference.signOut(by)),
  endOthers: (world, random) => revoker(world, random, '/sessions', (by) => world.reference.endOthers(by)),
  ...ASSISTANT_ACTS,
};

async function revoker(
  world: World,
  { by }: SeededRandom,
  path: string,
  act: (by: Session) => number,
): Promise<Outcome> {
  const session = of(world.reference.sessions, by);
  if (!session) return undefined;
  const due = act(session);
  const reply: Reply = await world.askAbove(session, 'DELETE', path);
  return { status: reply.status, due };
}

/** The relative frequency of each act. */
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
