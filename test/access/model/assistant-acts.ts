import { AREAS, type Connection, everything, HOSTS, OPEN, type Policy, type Session } from './credentials';
import { actor, type Doing, type Outcome, of, type SeededRandom } from './random';
import type { ConnectInput } from './reference-model';
import type { World } from './world';

const POLICIES: readonly Policy[] = [
  { ...OPEN, allowsConnections: false },
  { ...OPEN, viewingOnly: true },
  { ...OPEN, allowedHosts: ['assistant.example', 'localhost'] },
  { ...OPEN, allowedHosts: ['chatgpt.com'] },
];

const resourceOf = (n: number): Connection['resource'] => (n % 3 === 0 ? 'mcp' : 'api/v1');

/** All permissions, or random permissions of two areas. */
function askedOf({ choice, on }: SeededRandom): readonly string[] {
  if (choice % 2 === 0) return everything();
  const [one, two] = [AREAS[choice % AREAS.length], AREAS[on % AREAS.length]];
  return [`${one}:edit`, `${two}:read`];
}

async function consented(world: World, by: Session, input: ConnectInput): Promise<Outcome> {
  const due = world.reference.connect(by, input);
  return { status: await world.connect(by, input), due };
}

/** Mostly an active connection. */
function someConnection(world: World, { on, choice }: SeededRandom): Connection | undefined {
  const { connections } = world.reference;
  const alive = connections.filter((one) => world.reference.isAlive(one));
  return of(choice % 4 === 0 || alive.length === 0 ? connections : alive, on);
}

/** Everything that people, assistants and workspaces do with connections. */
export const ASSISTANT_ACTS: Readonly<Record<string, Doing>> = {
  connect: async (world, random) => {
    const { workspace, by, on, choice } = random;
    const able = world.reference.sessions.filter((one) => world.reference.reaches(one, workspace));
    const session = of(choice % 6 === 0 || able.length === 0 ? world.reference.sessions : able, by);
    if (!session) return undefined;
    const input = {
      workspace,
      client: on % HOSTS.length,
      resource: resourceOf(by),
      viewing: choice % 5 === 0,
    };
    return consented(world, session, { ...input, asked: askedOf(random) });
  },
  stepUp: async (world, random) => {
    const older = someConnection(world, random);
    if (!older) return undefined;
    const own = world.reference.sessions.filter((one) => one.person === older.person && !one.ended);
    const session = random.by % 3 > 0 && !older.session.ended ? older.session : of(own, random.by);
    if (!session) return undefined;
    const { workspace, client, resource } = older;
    const asked = [...new Set([...older.only, ...askedOf(random)])];
    return consented(world, session, { workspace, client, resource, asked, viewing: false });
  },
  refresh: async (world, random) => {
    const connection = someConnection(world, random);
    if (!connection) return undefined;
    const due = world.reference.refresh(connection);
    return { status: await world.assistants.refresh(connection), due };
  },
  giveBack: async (world, random) => {
    const connection = someConnection(world, random);
    if (!connection) return undefined;
    const due = world.reference.giveBack(connection);
    return { status: await world.assistants.giveBack(connection, random.by % 2 === 0), due };
  },
  disconnect: async (world, random) => {
    const connection = someConnection(world, random);
    if (!connection) return undefined;
    const { workspace } = connection;
    const by = random.choice % 3 === 0 ? connection.session : actor(world, random, workspace);
    const due = world.reference.disconnect(by, connection);
    const path = `/connections/${world.assistants.idOf(connection)}`;
    return { status: (await world.ask(by, workspace, 'DELETE', path)).status, due };
  },
  rule: async (world, random) => {
    const { workspace, on } = random;
    const by = actor(world, random, workspace);
    // A closed policy opens again soon. Otherwise most calls would be refused.
    const policy = world.reference.isOpen(workspace) ? (of(POLICIES, on) ?? OPEN) : OPEN;
    const due = world.reference.rule(by, workspace, policy);
    return { status: (await world.ask(by, workspace, 'PUT', '/connection-policy', policy)).status, due };
  },
};
