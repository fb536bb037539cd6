import { actor, type Chance, type Doing, type Outcome, of } from './chance';
import { AREAS, type Connection, everything, HOSTS, OPEN, type Policy, type Session } from './credentials';
import type { ConnectWish } from './oracle';
import type { World } from './world';

const POLICIES: readonly Policy[] = [
  { ...OPEN, allowsConnections: false },
  { ...OPEN, viewingOnly: true },
  { ...OPEN, allowedHosts: ['assistant.example', 'localhost'] },
  { ...OPEN, allowedHosts: ['chatgpt.com'] },
];

const resourceOf = (n: number): Connection['resource'] => (n % 3 === 0 ? 'mcp' : 'api/v1');

/** Everything, or what chance gave of two areas. */
function askedOf({ choice, on }: Chance): readonly string[] {
  if (choice % 2 === 0) return everything();
  const [one, two] = [AREAS[choice % AREAS.length], AREAS[on % AREAS.length]];
  return [`${one}:edit`, `${two}:read`];
}

async function consented(world: World, by: Session, wish: ConnectWish): Promise<Outcome> {
  const due = world.oracle.connect(by, wish);
  return { status: await world.connect(by, wish), due };
}

/** Mostly one that lives. */
function someConnection(world: World, { on, choice }: Chance): Connection | undefined {
  const { connections } = world.oracle;
  const alive = connections.filter((one) => world.oracle.isAlive(one));
  return of(choice % 4 === 0 || alive.length === 0 ? connections : alive, on);
}

/** Everything that people, assistants and workspaces do about connections. */
export const ASSISTANT_ACTS: Readonly<Record<string, Doing>> = {
  connect: async (world, chance) => {
    const { workspace, by, on, choice } = chance;
    const able = world.oracle.sessions.filter((one) => world.oracle.reaches(one, workspace));
    const session = of(choice % 6 === 0 || able.length === 0 ? world.oracle.sessions : able, by);
    if (!session) return undefined;
    const wish = {
      workspace,
      client: on % HOSTS.length,
      resource: resourceOf(by),
      viewing: choice % 5 === 0,
    };
    return consented(world, session, { ...wish, asked: askedOf(chance) });
  },
  stepUp: async (world, chance) => {
    const older = someConnection(world, chance);
    if (!older) return undefined;
    const own = world.oracle.sessions.filter((one) => one.person === older.person && !one.ended);
    const session = chance.by % 3 > 0 && !older.session.ended ? older.session : of(own, chance.by);
    if (!session) return undefined;
    const { workspace, client, resource } = older;
    const asked = [...new Set([...older.only, ...askedOf(chance)])];
    return consented(world, session, { workspace, client, resource, asked, viewing: false });
  },
  refresh: async (world, chance) => {
    const connection = someConnection(world, chance);
    if (!connection) return undefined;
    const due = world.oracle.refresh(connection);
    return { status: await world.assistants.refresh(connection), due };
  },
  giveBack: async (world, chance) => {
    const connection = someConnection(world, chance);
    if (!connection) return undefined;
    const due = world.oracle.giveBack(connection);
    return { status: await world.assistants.giveBack(connection, chance.by % 2 === 0), due };
  },
  disconnect: async (world, chance) => {
    const connection = someConnection(world, chance);
    if (!connection) return undefined;
    const { workspace } = connection;
    const by = chance.choice % 3 === 0 ? connection.session : actor(world, chance, workspace);
    const due = world.oracle.disconnect(by, connection);
    const path = `/connections/${world.assistants.idOf(connection)}`;
    return { status: (await world.ask(by, workspace, 'DELETE', path)).status, due };
  },
  rule: async (world, chance) => {
    const { workspace, on } = chance;
    const by = actor(world, chance, workspace);
    // A closed policy soon opens again, or there would be little to ask about.
    const policy = world.oracle.isOpen(workspace) ? (of(POLICIES, on) ?? OPEN) : OPEN;
    const due = world.oracle.rule(by, workspace, policy);
    return { status: (await world.ask(by, workspace, 'PUT', '/connection-policy', policy)).status, due };
  },
};
