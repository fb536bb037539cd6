import { PERMISSIONS, ROLES } from '../../src/access/permissions';
import { type Route, RouteAccessList } from '../../src/access/route-access-list';
import { ApiDocument } from '../../src/modules/api-reference';
import type { TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { callTool } from '../kit/assistant';
import { browser } from '../kit/browse';
import { exampleOf, type Scene } from './cells';
import { type ToolCase, toolCases, toolInputOf } from './tool-calls';

type Body = Readonly<Record<string, unknown>>;
export type Kind = 'session' | 'key' | 'connection' | 'assistant';

/** One way to do something in the running app: a route of the API, a page or its form, or a tool. */
export interface Operation {
  readonly name: string;
  readonly route: Route;
  /** The kinds of credential that it accepts. */
  readonly kinds: readonly Kind[];
  /** The example body, and variants of it with every role or permission that a field accepts. */
  bodies(t: TestApp, ids: Scene['ids']): readonly (Body | undefined)[];
  send(
    t: TestApp,
    by: Caller,
    what: { readonly scene: Scene; readonly body: Body | undefined },
  ): Promise<{ status: number }>;
}

/** Every operation of the running app, from its own lists of routes, pages and tools. */
export function operations(t: TestApp): Operation[] {
  const routes = t.app
    .get(RouteAccessList)
    .routes()
    .filter(({ path }) => path !== '/mcp');
  return [
    ...routes.map((route) => (route.operation ? ofApi(route) : ofPages(route))),
    ...toolCases(t).map(ofTools),
  ];
}

const pathOf = (route: Route, known: Readonly<Record<string, string>>): string =>
  route.path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? 'missing');

const ofApi = (route: Route): Operation => ({
  name: `${route.method} ${route.path}`,
  route,
  kinds: ['session', 'key', 'connection'],
  bodies: (t, ids) => {
    const asked = exampleOf(route, ids);
    const example = asked && 'token' in asked ? { ...asked, token: ids.invitationId } : asked;
    return [example, ...variantsOf(example ?? {}, fieldsOf(t, route))];
  },
  send: (_, by, { scene, body }) =>
    by.send(route.method as 'POST', pathOf(route, scene.ids).replace('/api/v1', ''), body),
});

/** Values for all forms. A form ignores unknown fields. */
const FORM = { emails: 'noor@harborbakery.example', name: 'A name', version: '1', timeZone: 'UTC' };

const ofPages = (route: Route): Operation => ({
  name: `page ${route.method} ${route.path}`,
  route,
  kinds: ['session'],
  bodies: (_, { invitationId: token }) =>
    route.method === 'GET' ? [undefined] : ROLES.map((role) => ({ ...FORM, token, role })),
  send: (t, by, { scene, body }) => {
    const path = pathOf(route, { ...scene.ids, slug: scene.workspace.slug });
    const page = browser(t, by.token);
    return route.method === 'GET' ? page.get(path) : page.post(path, Object(body));
  },
});

const ofTools = (one: ToolCase): Operation => ({
  name: `tool ${one.tool.definition.name} ${one.choice}`.trim(),
  route: one.route,
  kinds: ['assistant'],
  bodies: (_, ids) => {
    const input = toolInputOf(one, ids);
    const { properties } = Object(one.tool.inputSchema);
    return [input, ...variantsOf(input, Object(properties)), { ...input, role: 'admin' }];
  },
  send: (_, by, { scene, body }) => {
    const { memberId } = scene.ids;
    const about = memberId && 'memberId' in Object(body) ? { memberId } : {};
    return callTool(by, one.tool.definition.name, { ...body, ...about });
  },
});

/** Variants of a body with every role, or all permissions, in each field whose schema lists them. */
function variantsOf(example: Body, properties: object): Body[] {
  return Object.entries(properties).flatMap(([field, schema]) => {
    const values = new Set((Object(schema).anyOf ?? [schema]).flatMap(listedIn));
    if (ROLES.some((role) => values.has(role))) return ROLES.map((role) => ({ ...example, [field]: role }));
    return PERMISSIONS.some((one) => values.has(one)) ? [{ ...example, [field]: PERMISSIONS }] : [];
  });
}

const listedIn = (schema: unknown): unknown[] =>
  Object(schema).enum ?? Object(Object(schema).items).enum ?? [];

/** The body fields of a route, from the API document. */
function fieldsOf(t: TestApp, { method, path }: Route): object {
  const { paths, components } = t.app.get(ApiDocument).get();
  const operation = Object(paths[path.replace(/:(\w+)/g, '{$1}')])[method.toLowerCase()];
  const schema = Object(operation?.requestBody?.content?.['application/json']?.schema);
  const name =
    String(schema.$ref ?? '')
      .split('/')
      .at(-1) ?? '';
  return Object(components?.schemas?.[name] ?? schema).properties ?? {};
}
