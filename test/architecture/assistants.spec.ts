import { describeAccessRule, RouteAccessList } from '../../src/access/route-access-list';
import { operationsOf, scopesOf, TOOLS_MAX, ToolList } from '../../src/mcp/tool-list';
import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const tools = () => t.app.get(ToolList).all();

it('the tools of assistants match the snapshot; review every change', () => {
  const lines = tools().map(({ words, routeAccess }) => {
    const { effect, reachesOut } = words;
    const marks = [
      effect.reads ? 'reads' : 'writes',
      effect.destroys && 'destroys',
      effect.repeats && 'repeats',
      reachesOut && 'reaches out',
    ];
    const entries = [...routeAccess].map(
      ([choice, rule]) => `${choice && `${choice}: `}${describeAccessRule(rule)}`,
    );
    return `${words.name}  ${marks.filter(Boolean).join(' ')}  ${entries.join('; ')}`;
  });
  expect(lines.join('\n')).toMatchSnapshot();
});

it('tool names are unique, and there are not more than a model can handle', () => {
  const names = tools().map(({ words }) => words.name);
  expect(names.length).toBeLessThanOrEqual(TOOLS_MAX);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z_]{2,63}$/);
});

it('each tool uses the access rules of its HTTP operations and needs no privilege', () => {
  const operations = new Map(
    t.app
      .get(RouteAccessList)
      .routes()
      .map(({ operation, rule }) => [operation?.id, rule]),
  );
  for (const { words, routeAccess } of tools()) {
    for (const [choice, operation] of Object.entries(operationsOf(words))) {
      const rule = operations.get(operation);
      expect([words.name, routeAccess.get(choice)]).toEqual([words.name, rule]);
      expect(['permission', 'signed-in']).toContain(rule?.kind);
    }
  }
});

it('each tool has a title, a description and schemas without references', () => {
  for (const { words, inputSchema, outputSchema } of tools()) {
    expect([words.name, words.title.length > 3 && words.title.length <= 60]).toEqual([words.name, true]);
    expect([words.name, words.description.length > 40 && words.description.length <= 1_000]).toEqual([
      words.name,
      true,
    ]);
    for (const schema of [inputSchema, outputSchema]) {
      expect(schema).toMatchObject({ type: 'object', properties: expect.any(Object) });
      expect(JSON.stringify(schema)).not.toContain('$ref');
    }
    expect([words.name, inputSchema.additionalProperties]).toEqual([words.name, false]);
  }
});

it('reading tools need only read permissions, writing tools only edit permissions', () => {
  for (const tool of tools()) {
    const { effect, name } = tool.words;
    const action = effect.reads ? /:read$/ : /:edit$/;
    if (effect.reads) expect([name, effect.destroys, effect.repeats]).toEqual([name, false, true]);
    for (const scope of scopesOf(tool)) expect([name, scope]).toEqual([name, expect.stringMatching(action)]);
  }
});
