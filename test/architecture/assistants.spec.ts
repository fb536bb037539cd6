import { AREAS } from '../../src/access/permissions';
import { describeAccessRule, RouteAccessList } from '../../src/access/route-access-list';
import { operationsOf, scopesOf, ToolList } from '../../src/mcp/tool-list';
import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const tools = () => t.app.get(ToolList).all();

it('the tools of assistants match the snapshot; review every change', () => {
  const lines = tools().map(({ definition, routeAccess }) => {
    const { effect, reachesOut } = definition;
    const marks = [
      effect.reads ? 'reads' : 'writes',
      effect.destroys && 'destroys',
      effect.repeats && 'repeats',
      reachesOut && 'reaches out',
    ];
    const entries = [...routeAccess].map(
      ([choice, rule]) => `${choice && `${choice}: `}${describeAccessRule(rule)}`,
    );
    return `${definition.name}  ${marks.filter(Boolean).join(' ')}  ${entries.join('; ')}`;
  });
  expect(lines.join('\n')).toMatchSnapshot();
});

/** A client can connect the toolset of one area. With more tools than this, models choose badly. */
const TOOLS_PER_AREA_MAX = 20;

it('each area has a toolset of a size that a model can handle', () => {
  for (const area of AREAS) {
    const names = tools().filter((tool) => tool.area === area);
    expect([area, names.length > 0 && names.length <= TOOLS_PER_AREA_MAX]).toEqual([area, true]);
  }
});

it('tool names are unique', () => {
  const names = tools().map(({ definition }) => definition.name);
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
  for (const { definition, routeAccess } of tools()) {
    for (const [choice, operation] of Object.entries(operationsOf(definition))) {
      const rule = operations.get(operation);
      expect([definition.name, routeAccess.get(choice)]).toEqual([definition.name, rule]);
      expect(['permission', 'signed-in']).toContain(rule?.kind);
    }
  }
});

it('each tool has a title, a description and schemas without references', () => {
  for (const { definition, inputSchema, outputSchema } of tools()) {
    expect([definition.name, definition.title.length > 3 && definition.title.length <= 60]).toEqual([
      definition.name,
      true,
    ]);
    expect([
      definition.name,
      definition.description.length > 40 && definition.description.length <= 1_000,
    ]).toEqual([definition.name, true]);
    for (const schema of [inputSchema, outputSchema]) {
      expect(schema).toMatchObject({ type: 'object', properties: expect.any(Object) });
      expect(JSON.stringify(schema)).not.toContain('$ref');
    }
    expect([definition.name, inputSchema.additionalProperties]).toEqual([definition.name, false]);
  }
});

it('reading tools need only read permissions, writing tools only edit permissions', () => {
  for (const tool of tools()) {
    const { effect, name } = tool.definition;
    const action = effect.reads ? /:read$/ : /:edit$/;
    if (effect.reads) expect([name, effect.destroys, effect.repeats]).toEqual([name, false, true]);
    for (const scope of scopesOf(tool)) expect([name, scope]).toEqual([name, expect.stringMatching(action)]);
  }
});
