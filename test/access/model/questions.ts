import { TOOLS, type Tool } from './assistants';
import { type Act, AREAS, type Area, type Credential, type Reach } from './credentials';
import type { ReferenceModel } from './reference-model';

/** A request to make after a step, and its expected result. */
export interface Question {
  readonly by: Credential;
  readonly workspace: number;
  readonly what: string;
  readonly due: number | string;
  /** The path of a route; `:me` stands for the person's own member id. */
  readonly path: string;
  readonly tool?: Tool;
  /** Whether a connection uses its first access token instead of its newest. */
  readonly first: boolean;
}

/** One product route per area, for callers with access to the workspace. */
const ROUTES: Readonly<Record<Area, { readonly path: string; readonly reach: Reach }>> = {
  account: { path: '/company', reach: 'own' },
  employees: { path: '/members', reach: 'own' },
  time_tracking: { path: '/clock', reach: 'own' },
  time_off: { path: '/time-off/types', reach: 'own' },
  pay_rates: { path: '/pay/members/:me', reach: 'own' },
  rules: { path: '/rules/overtime', reach: 'all' },
  reports: { path: '/reports', reach: 'own' },
};
const OUTSIDERS_ASK = 2;
const OTHER_RESOURCE_EVERY = 5;

/**
 * The requests of every credential, active or not, in each workspace. A credential with access calls one route per
 * area, and in rotation one of them is a product route. A refused one calls two of the seven areas, in rotation.
 */
export function askedAt(step: number, reference: ReferenceModel, workspaces: number): Question[] {
  const act: Act = step % 2 ? 'edit' : 'read';
  const reach: Reach = step % 4 < 2 ? 'own' : 'all';
  const turn = step >> 1;
  return reference.credentials.flatMap((by) => {
    const places = by.kind === 'session' ? [...Array(workspaces).keys()] : [by.workspace];
    const routes = places.flatMap((workspace) => {
      const isIn = ![401, 404].includes(reference.verdict(by, workspace, 'account', 'read', 'own'));
      const areas = isIn ? AREAS : inTurn(AREAS, step, OUTSIDERS_ASK);
      return areas.map((area) => {
        const isReal = isIn && act === 'read' && area === AREAS[turn % AREAS.length];
        return isReal
          ? routeOf(reference, { by, workspace }, area, turn)
          : probeOf(reference, { by, workspace }, { area, act, reach }, turn);
      });
    });
    return [...routes, ...toolsOf(reference, by, step)];
  });
}

type Place = Pick<Question, 'by' | 'workspace'>;

function routeOf(reference: ReferenceModel, at: Place, area: Area, turn: number): Question {
  const { path, reach } = ROUTES[area];
  const due = reference.verdict(at.by, at.workspace, area, 'read', reach);
  return { ...at, what: `GET ${path}`, due, path, first: turn % 2 === 1 };
}

function probeOf(
  reference: ReferenceModel,
  at: Place,
  { area, act, reach }: { area: Area; act: Act; reach: Reach },
  turn: number,
): Question {
  const due = reference.verdict(at.by, at.workspace, area, act, reach);
  const path = `/probes/${area}-${act}-${reach}`;
  return { ...at, what: `${area}:${act} ${reach}`, due, path, first: turn % 2 === 1 };
}

/** One tool call per step for connections to the MCP endpoint; for others occasionally, to see it refused. */
function toolsOf(reference: ReferenceModel, by: Credential, step: number): Question[] {
  if (by.kind !== 'connection') return [];
  const tool = TOOLS[step % TOOLS.length];
  if (!tool || (by.resource !== 'mcp' && step % OTHER_RESOURCE_EVERY > 0)) return [];
  const due = reference.toolVerdict(by, tool.area, tool.act, tool.reach);
  const { workspace } = by;
  return [{ by, workspace, what: `tool ${tool.name}`, due, path: '', tool, first: (step >> 1) % 2 === 1 }];
}

/** The next `count` elements of a list, in rotation. */
const inTurn = <T>(list: readonly T[], step: number, count: number): T[] =>
  Array.from({ length: count }, (_, at) => list[(step * count + at) % list.length] as T);
