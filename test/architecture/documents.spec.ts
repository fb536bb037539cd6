import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { EnvironmentSchema } from '../../config/environment';
import { ApiDocument } from '../../src/modules/api-reference';
import { startApp, type TestApp } from '../kit/app';

const ROOT = path.resolve(__dirname, '../..');
const TABLE = /(<!-- settings -->\n)[\s\S]*?(\n<!-- \/settings -->)/;

/** `npm run docs` writes the files that these tests compare. */
const isUpdate = process.env.UPDATE_DOCS === '1';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

function expectFile(name: string, content: string): void {
  const file = path.join(ROOT, name);
  if (isUpdate) writeFileSync(file, content);
  expect(readFileSync(file, 'utf8')).toBe(content);
}

it('the committed OpenAPI document is the one that the service serves', async () => {
  const served = await t.asNobody().get('//api/openapi.json');
  expect(served).toMatchObject({ status: 200, body: { openapi: '3.1.0', info: { title: 'Keyshift API' } } });
  expectFile('docs/openapi.json', `${JSON.stringify(served.body, null, 2)}\n`);
  const yaml = await t.asNobody().get('//api/openapi.yaml');
  expect(yaml.text).toBe(stringify(t.app.get(ApiDocument).get(), { aliasDuplicateObjects: false }));
});

it('the table of settings in the README matches the schema', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  expect(readme).toMatch(TABLE);
  expectFile(
    'README.md',
    readme.replace(TABLE, (_, open: string, close: string) => open + settingsTable() + close),
  );
});

it('every operation documents its access rule, an example and its errors', () => {
  const operations = Object.values(t.app.get(ApiDocument).get().paths).flatMap((item) => Object.values(item));
  expect(operations.length).toBeGreaterThan(15);
  for (const operation of operations) {
    expect(operation).toMatchObject({
      operationId: expect.any(String),
      summary: expect.any(String),
      tags: [expect.any(String)],
    });
    expect(operation).toHaveProperty('x-access');
    expect(operation.responses).toHaveProperty('503');
    if (operation.requestBody)
      expect(operation.requestBody.content['application/json']).toHaveProperty('example');
    expect([operation.operationId, hasExample(operation)]).toEqual([operation.operationId, true]);
    for (const parameter of (operation.parameters ?? []).filter(
      (one: { required?: boolean }) => one.required,
    ))
      expect(parameter.example ?? parameter.schema.example).toEqual(expect.any(String));
    if (operation.security.length > 0) expect(operation.responses).toHaveProperty('401');
  }
});

/** Whether an operation has an example of its body or response. One without either needs none. */
function hasExample({ requestBody, responses }: { requestBody?: object; responses: object }): boolean {
  const contents = [requestBody, ...Object.values(responses)].flatMap((one) =>
    Object.values(one?.content ?? {}),
  );
  const shown = contents.some((media) => Object.hasOwn(Object(media), 'example'));
  return shown || Object.keys(responses).includes('204');
}

/** One row per variable: name, default and description. */
function settingsTable(): string {
  const defaults = EnvironmentSchema.parse({});
  const rows = Object.entries(EnvironmentSchema.shape).map(([name, schema]) => {
    const preset = defaults[name as keyof typeof defaults];
    const shown = preset === undefined || Array.isArray(preset) ? '' : `\`${String(preset)}\``;
    return `| \`${name}\` | ${shown} | ${(schema as z.ZodType).description ?? ''} |`;
  });
  return ['', '| variable | default | what it is |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
