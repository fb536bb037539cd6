import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { DoorList, type Route } from '../../src/access/door-list';
import { PERMISSIONS, type Permission, type Role } from '../../src/access/permissions';
import { type OfferedTool, operationsOf, ToolList } from '../../src/mcp/tool-list';
import { startApp, type TestApp } from '../kit/app';
import { callTool, letIn, tell, textOf } from '../kit/assistant';
import { exampleOf, mayEnter, ROLES, type Scene, sceneFor } from './cells';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
// The examples invite the same address again and again: each cell has an hour of its own.
afterEach(() => t.clock.advance(3_700));

/** Holds an answer against the schema of the list, as clients do. */
const CLIENT = new AjvJsonSchemaValidator();

/** What a person may have approved. */
const APPROVALS: Readonly<Record<string, readonly Permission[]>> = {
  everything: PERMISSIONS,
  viewing: PERMISSIONS.filter((permission) => permission.endsWith(':read')),
  nothing: [],
};
const CELLS = ROLES.flatMap((role) => Object.keys(APPROVALS).map((approval) => [role, approval] as const));

/** One call a tool and choice, with the HTTP route that it stands for. */
interface Call {
  readonly tool: OfferedTool;
  readonly choice: string;
  readonly route: Route;
}

function calls(): Call[] {
  const routes = t.app.get(DoorList).routes();
  return t.app
    .get(ToolList)
    .all()
    .flatMap((tool) =>
      Object.entries(operationsOf(tool.words)).map(([choice, id]) => {
        const route = routes.find(({ operation }) => operation?.id === id);
        if (!route) throw new Error(`no route for ${id}`);
        return { tool, choice, route };
      }),
    );
}

/** The route's own example as a call of the tool: path, query and body in one object; ids are the scene's. */
function wishOf({ tool, choice, route }: Call, ids: Scene['ids']): Record<string, unknown> {
  const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, ids[name]]);
  const body = exampleOf(route, ids) ?? {};
  const { operation } = tool.words;
  // Some bodies stand apart from what they are about, under a name of their own.
  const apart = ['change', 'pay', choice].find((name) => name in Object(tool.inputSchema.properties));
  return {
    ...(apart ? { [apart]: body } : body),
    ...route.operation?.exampleQuery,
    ...Object.fromEntries(named),
    ...(typeof operation === 'string' ? {} : { [operation.by]: choice }),
  };
}

/** What the two tables say: not there, not approved, or done. */
function expectedOf({ route }: Call, role: Role, approved: readonly Permission[]): string {
  if (!mayEnter(route, role, 'connection')) return 'refused';
  const { door } = route;
  if (door?.kind !== 'allow') return 'done';
  const needed = [door.permission, ...(door.and ? [door.and] : [])];
  const holds = (one: Permission) =>
    approved.includes(one) || approved.some((given) => given === one.replace(':read', ':edit'));
  return needed.every(holds) ? 'done' : 'not approved';
}

async function outcomeOf(
  t: TestApp,
  call: Call,
  role: Role,
  approved: readonly Permission[],
): Promise<string> {
  const scene = await sceneFor(t, call.route, role);
  const claude = await letIn(t, scene.workspace.id, scene.people[role].id, approved);
  const { status, body, headers } = await callTool(claude, call.tool.words.name, wishOf(call, scene.ids));
  if (status === 403) {
    return String(headers['www-authenticate']).includes('insufficient_scope') ? 'not approved' : `403`;
  }
  if (body.error?.message === `Tool ${call.tool.words.name} not found`) return 'refused';
  if (body.result?.isError && /Code: permission-missing /.test(textOf(body.result))) return 'refused';
  if (!body.result || body.result.isError) return JSON.stringify(body);
  const { valid, errorMessage } = CLIENT.getValidator(call.tool.outputSchema)(body.result.structuredContent);
  return valid ? 'done' : `what the list did not promise: ${errorMessage}`;
}

it.each(CELLS)(
  'an %s who approved %s gets from each tool what the role table says',
  async (role, approval) => {
    const approved = APPROVALS[approval] ?? [];
    const wrong: string[] = [];
    for (const call of calls()) {
      const expected = expectedOf(call, role, approved);
      const outcome = await outcomeOf(t, call, role, approved);
      if (outcome !== expected)
        wrong.push(`${call.tool.words.name} ${call.choice}: ${expected}, but ${outcome}`);
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);

it.each(ROLES)(
  'an %s is shown the tools with a door that opens to their role, and no other',
  async (role) => {
    const expected = calls()
      .filter(({ route }) => mayEnter(route, role, 'connection'))
      .map(({ tool }) => tool.words.name);
    const { workspace, ...people } = await t.given.workspace({ admin: 'admin', employee: 'employee' });
    const claude = await letIn(t, workspace.id, people[role].id, []);
    const listed = (await tell(claude, 'tools/list')).body.result.tools.map(
      ({ name }: { name: string }) => name,
    );
    expect(listed).toEqual([...new Set(expected)]);
  },
);

it.each(ROLES)(
  'an id of another workspace is not there for the tools of an %s either',
  async (role) => {
    const wrong: string[] = [];
    for (const call of calls().filter(({ route }) => route.path.includes(':'))) {
      if (!mayEnter(call.route, role, 'connection')) continue;
      const mine = await sceneFor(t, call.route, role);
      const foreign = await sceneFor(t, call.route, 'owner');
      const claude = await letIn(t, mine.workspace.id, mine.people[role].id);
      const { text, body } = await callTool(claude, call.tool.words.name, wishOf(call, foreign.ids));
      if (!/\(404\)/.test(textOf(body.result ?? { content: [] })))
        wrong.push(`${call.tool.words.name}: ${text}`);
      const foreigners = Object.values(foreign.people).map(({ email }) => email);
      if ([foreign.workspace.name, ...foreigners].some((word) => text.includes(word)))
        wrong.push(`${call.tool.words.name} leaks: ${text}`);
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);
