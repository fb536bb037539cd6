import { type Route, RouteAccessList } from '../../src/access/route-access-list';
import { ApiDocument } from '../../src/modules/api-reference';
import { startApp, type TestApp } from '../kit/app';
import type { GivenMember } from '../kit/given';

const OVERRIDE = '\u202e';

let t: TestApp;
let owner: GivenMember;
beforeAll(async () => {
  t = await startApp();
  owner = (await t.given.workspace()).owner;
});
afterAll(() => t.close());

/** Texts that are never shown as names: secrets and addresses, which are looked up or refused as a whole. */
const NOT_SHOWN = [
  /^#\/(token|requestSecret|code|returnTo)$/,
  /^#\/credentials\/0$/,
  // Each address gets its own outcome. A malformed one is `invalid` and not stored.
  /^#\/emails\/0$/,
  // Compared with the currency of the workspace, never stored.
  /^#\/rate\/currency$/,
];

type Schema = Readonly<Record<string, unknown>>;

/** The schema that a reference points to. */
function resolved(schema: unknown): Schema {
  const name =
    String(Object(schema).$ref ?? '')
      .split('/')
      .at(-1) ?? '';
  return Object(name ? t.app.get(ApiDocument).get().components?.schemas?.[name] : schema);
}

/** Paths of free text in a body: strings without a pattern, a format or a list of values. */
function textsIn(schema: unknown, at: readonly string[] = []): string[][] {
  const {
    type,
    properties,
    items,
    anyOf,
    oneOf,
    allOf,
    pattern,
    format,
    enum: listed,
    const: only,
  } = resolved(schema);
  const parts = [anyOf, oneOf, allOf].flatMap((some) => (Array.isArray(some) ? some : []));
  const inside = [
    ...parts.map((part) => textsIn(part, at)),
    ...Object.entries(Object(properties)).map(([name, part]) => textsIn(part, [...at, name])),
    ...(items ? [textsIn(items, [...at, '0'])] : []),
  ].flat();
  const isText = [type].flat().includes('string') && !pattern && !format && !listed && only === undefined;
  return isText ? [...inside, [...at]] : inside;
}

/** A body with a text in one place. Other fields come from the example or are empty. */
function withText(body: unknown, [name, ...rest]: readonly string[], text: string): unknown {
  if (name === undefined) return text;
  if (name === '0') return [withText(Array.isArray(body) ? body[0] : undefined, rest, text)];
  const held = Object(body);
  return { ...held, [name]: withText(held[name], rest, text) };
}

interface Place {
  readonly route: Route;
  readonly at: readonly string[];
}

function places(): Place[] {
  const { paths } = t.app.get(ApiDocument).get();
  return t.app
    .get(RouteAccessList)
    .routes()
    .filter(({ operation }) => operation)
    .flatMap((route) => {
      const item = Object(paths[route.path.replace(/:(\w+)/g, '{$1}')])[route.method.toLowerCase()];
      const schema = item?.requestBody?.content?.['application/json']?.schema;
      const texts = textsIn(schema).map((at) => ['#', ...at].join('/'));
      return [...new Set(texts)].map((at) => ({ route, at: at.split('/').slice(1) }));
    })
    .filter(({ at }) => !NOT_SHOWN.some((one) => one.test(['#', ...at].join('/'))));
}

/** The path with well-formed ids that do not exist. */
function pathOf({ path, method }: Route): string {
  const { paths } = t.app.get(ApiDocument).get();
  const item = Object(paths[path.replace(/:(\w+)/g, '{$1}')])[method.toLowerCase()];
  const examples = Object.fromEntries(
    (item.parameters ?? []).map((one: unknown) => [
      Object(one).name,
      Object(one).example ?? Object(Object(one).schema).example,
    ]),
  );
  return path
    .replace('/api/v1', '')
    .replace(/:(\w+)/g, (_, name: string) => String(examples[name] ?? 'missing'));
}

it('every text field refuses characters that reverse the text around them', async () => {
  const wrong: string[] = [];
  const fields = places();
  for (const { route, at } of fields) {
    const body = withText(route.operation?.example, at, `a${OVERRIDE}b`);
    const pointer = ['#', ...at].join('/');
    const reply = await owner.send(route.method as 'POST', pathOf(route), body);
    const faults = (reply.body?.errors ?? []).map((fault: { pointer?: string }) => fault.pointer);
    if (reply.status !== 422 || !faults.includes(pointer))
      wrong.push(`${route.method} ${route.path} ${pointer}: ${reply.status} ${reply.text}`);
  }
  process.stdout.write(
    `  ${fields.length} texts in ${new Set(fields.map(({ route }) => route.path)).size} contracts\n`,
  );
  expect(wrong).toEqual([]);
  expect(fields.length).toBeGreaterThan(60);
});

it('custom field values refuse them too', async () => {
  const { body: field } = await owner.post('/custom-fields', {
    subject: 'member',
    name: 'Badge',
    kind: 'text',
  });
  const record = { hiredOn: null, phone: null, address: null };
  const set = (value: string) =>
    owner.put(`/members/${owner.id}/employment`, { ...record, customFields: { [field.id]: value } });
  expect((await set('plain')).status).toBe(200);
  expect((await set(`a${OVERRIDE}b`)).status).toBe(422);
});
