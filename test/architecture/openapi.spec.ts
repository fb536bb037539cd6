import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Document, type RulesetDefinition, Spectral } from '@stoplight/spectral-core';
import { Json } from '@stoplight/spectral-parsers';
import { oas } from '@stoplight/spectral-rulesets';

const FILE = path.resolve(__dirname, '../../docs/openapi.json');

/** All rules but two: the contact is up to each operator, and tags are in reading order. */
const RULES = {
  extends: [[oas, 'all']],
  rules: { 'contact-properties': 'off', 'openapi-tags-alphabetical': 'off' },
} as unknown as RulesetDefinition;

async function faultsOf(text: string): Promise<string[]> {
  const spectral = new Spectral();
  spectral.setRuleset(RULES);
  const faults = await spectral.run(new Document(text, Json, 'openapi.json'));
  return faults.map(({ code, path: at, message }) => `${code} ${at.join('.')}: ${message}`);
}

it('the OpenAPI document and its examples have no lint errors', async () => {
  expect(await faultsOf(readFileSync(FILE, 'utf8'))).toEqual([]);
});

it('the linter finds request and response examples that violate their schemas', async () => {
  const document = JSON.parse(readFileSync(FILE, 'utf8'));
  const keys = document.paths['/api/v1/api-keys'];
  const timesheets = document.paths['/api/v1/timesheets'];
  keys.post.requestBody.content['application/json'].example = { name: 7 };
  timesheets.get.responses[200].content['application/json'].example.data[0].state = 7;
  const few = { ...document, paths: { '/api/v1/api-keys': keys, '/api/v1/timesheets': timesheets } };
  const faults = (await faultsOf(JSON.stringify(few))).filter((fault) => fault.includes('media-example'));
  expect(faults).toEqual([
    expect.stringMatching(/^oas3-valid-media-example .*api-keys\.post\.requestBody/),
    expect.stringMatching(/^oas3-valid-media-example .*timesheets\.get\.responses/),
  ]);
});

it('every tag of the reference has operations', () => {
  const { tags, paths } = JSON.parse(readFileSync(FILE, 'utf8'));
  const used = Object.values<Record<string, { tags: string[] }>>(paths).flatMap((item) =>
    Object.values(item).flatMap((operation) => operation.tags),
  );
  expect(tags.map(({ name }: { name: string }) => name).sort()).toEqual([...new Set(used)].sort());
});
