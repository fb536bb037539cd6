import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { PERMISSIONS, type Permission, type Role } from '../../src/access/permissions';
import { startApp, type TestApp } from '../kit/app';
import { callTool, letIn, sendMessage, textOf } from '../kit/assistant';
import { mayEnter, ROLES, sceneFor } from './cells';
import { type ToolCase, toolCases, toolInputOf } from './tool-calls';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
// The examples always invite the same address, so each cell runs in its own hour to stay below the email limit.
afterEach(() => t.clock.advance(3_700));

/** Validates a result against the listed output schema, as clients do. */
const CLIENT = new AjvJsonSchemaValidator();

/** The sets of permissions that a person approves. */
const APPROVALS: Readonly<Record<string, readonly Permission[]>> = {
  everything: PERMISSIONS,
  viewing: PERMISSIONS.filter((permission) => permission.endsWith(':read')),
  nothing: [],
};
const CELLS = ROLES.flatMap((role) => Object.keys(APPROVALS).map((approval) => [role, approval] as const));

/** The expected outcome from the role and privilege tables. */
function expectedOf({ route }: ToolCase, role: Role, approved: readonly Permission[]): string {
  if (!mayEnter(route, role, 'connection')) return 'refused';
  const { rule } = route;
  if (rule?.kind !== 'permission') return 'done';
  const needed = [rule.permission, ...(rule.and ? [rule.and] : [])];
  const holds = (one: Permission) =>
    approved.includes(one) || approved.some((given) => given === one.replace(':read', ':edit'));
  return needed.every(holds) ? 'done' : 'not approved';
}

async function outcomeOf(
  t: TestApp,
  call: ToolCase,
  role: Role,
  approved: readonly Permission[],
): Promise<string> {
  const scene = await sceneFor(t, call.route, role);
  const claude = await letIn(t, scene.workspace.id, scene.people[role].id, approved);
  const { status, body, headers } = await callTool(
    claude,
    call.tool.definition.name,
    toolInputOf(call, scene.ids),
  );
  if (status === 403) {
    return String(headers['www-authenticate']).includes('insufficient_scope') ? 'not approved' : `403`;
  }
  if (body.error?.message === `Tool ${call.tool.definition.name} not found`) return 'refused';
  if (body.result?.isError && /Code: permission-missing /.test(textOf(body.result))) return 'refused';
  if (!body.result || body.result.isError) return JSON.stringify(body);
  const { valid, errorMessage } = CLIENT.getValidator(call.tool.outputSchema)(body.result.structuredContent);
  return valid ? 'done' : `result does not match the listed schema: ${errorMessage}`;
}

it.each(CELLS)('an %s who approved %s can call each tool as the role table says', async (role, approval) => {
  const approved = APPROVALS[approval] ?? [];
  const wrong: string[] = [];
  for (const call of toolCases(t)) {
    const expected = expectedOf(call, role, approved);
    const outcome = await outcomeOf(t, call, role, approved);
    if (outcome !== expected)
      wrong.push(`${call.tool.definition.name} ${call.choice}: ${expected}, but ${outcome}`);
  }
  expect(wrong).toEqual([]);
});

it.each(ROLES)('an %s is listed exactly the tools that their role allows', async (role) => {
  const expected = toolCases(t)
    .filter(({ route }) => mayEnter(route, role, 'connection'))
    .map(({ tool }) => tool.definition.name);
  const { workspace, ...people } = await t.given.workspace({ admin: 'admin', employee: 'employee' });
  const claude = await letIn(t, workspace.id, people[role].id, []);
  const listed = (await sendMessage(claude, 'tools/list')).body.result.tools.map(
    ({ name }: { name: string }) => name,
  );
  expect(listed).toEqual([...new Set(expected)]);
});

it.each(ROLES)('tools of an %s get 404 for an id of another workspace', async (role) => {
  const wrong: string[] = [];
  for (const call of toolCases(t).filter(({ route }) => route.path.includes(':'))) {
    if (!mayEnter(call.route, role, 'connection')) continue;
    const mine = await sceneFor(t, call.route, role);
    const foreign = await sceneFor(t, call.route, 'owner');
    const claude = await letIn(t, mine.workspace.id, mine.people[role].id);
    const { text, body } = await callTool(claude, call.tool.definition.name, toolInputOf(call, foreign.ids));
    if (!/\(404\)/.test(textOf(body.result ?? { content: [] })))
      wrong.push(`${call.tool.definition.name}: ${text}`);
    const foreigners = Object.values(foreign.people).map(({ email }) => email);
    if ([foreign.workspace.name, ...foreigners].some((word) => text.includes(word)))
      wrong.push(`${call.tool.definition.name} leaks: ${text}`);
  }
  expect(wrong).toEqual([]);
});
