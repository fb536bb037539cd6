import { type Route, RouteAccessList } from '../../src/access/route-access-list';
import { type OfferedTool, operationsOf, ToolList } from '../../src/mcp/tool-list';
import type { TestApp } from '../kit/app';
import { exampleOf, type Scene } from './cells';

/** A tool with one of its choices, and the HTTP route that it maps to. */
export interface ToolCase {
  readonly tool: OfferedTool;
  readonly choice: string;
  readonly route: Route;
}

/** Every tool of the running app, once per choice. */
export function toolCases(t: TestApp): ToolCase[] {
  const routes = t.app.get(RouteAccessList).routes();
  return t.app
    .get(ToolList)
    .all()
    .flatMap((tool) =>
      Object.entries(operationsOf(tool.definition)).map(([choice, id]) => {
        const route = routes.find(({ operation }) => operation?.id === id);
        if (!route) throw new Error(`no route for ${id}`);
        return { tool, choice, route };
      }),
    );
}

/** The route's own example as tool input: path, query and body in one object, with the scene's ids. */
export function toolInputOf({ tool, choice, route }: ToolCase, ids: Scene['ids']): Record<string, unknown> {
  const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, ids[name]]);
  const body = exampleOf(route, ids) ?? {};
  const { operation } = tool.definition;
  const { properties } = Object(tool.inputSchema);
  // Some tools nest the body under its own name.
  const apart = ['change', 'pay', choice].find((name) => name in Object(properties));
  const spread = Object.fromEntries(Object.entries(body).filter(([name]) => name in Object(properties)));
  return {
    ...(apart ? { [apart]: body } : spread),
    ...route.operation?.exampleQuery,
    ...Object.fromEntries(named),
    ...(typeof operation === 'string' ? {} : { [operation.by]: choice }),
  };
}
