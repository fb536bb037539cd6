import { z } from 'zod';
import { jsonSchemaOf } from './tool-schema';

const Membership = z
  .object({ id: z.string().describe('A member id.') })
  .meta({ id: 'SpecMember', description: 'One member.' });

it('named contracts are inlined and keep the description of the field', () => {
  const schema = z
    .strictObject({ membership: Membership.describe('Their own.'), memberships: z.array(Membership) })
    .meta({ id: 'SpecRow' });
  const membership = {
    type: 'object',
    properties: { id: { type: 'string', description: 'A member id.' } },
    required: ['id'],
  };
  expect(jsonSchemaOf(schema, 'input')).toEqual({
    type: 'object',
    properties: {
      membership: { ...membership, description: 'Their own.' },
      memberships: { type: 'array', items: { ...membership, description: 'One member.' } },
    },
    required: ['membership', 'memberships'],
    additionalProperties: false,
  });
});

it('a field with a default is optional in input and required in output', () => {
  const schema = z.object({ limit: z.coerce.number().int().default(25) });
  expect(jsonSchemaOf(schema, 'input')).not.toHaveProperty('required');
  expect(jsonSchemaOf(schema, 'output')).toMatchObject({ required: ['limit'] });
});

it('a union becomes one object with the fields of all its members', () => {
  const schema = z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('approve'), id: z.string(), version: z.int() }),
    z.strictObject({ act: z.literal('reject'), id: z.string(), note: z.string() }),
  ]);
  expect(jsonSchemaOf(schema, 'input')).toEqual({
    type: 'object',
    properties: {
      act: { type: 'string', enum: ['approve', 'reject'] },
      id: { type: 'string' },
      version: { type: 'integer' },
      note: { type: 'string' },
    },
    required: ['act', 'id'],
    additionalProperties: false,
  });
});

it('a field that differs between union members becomes anyOf', () => {
  const schema = z.union([z.strictObject({ of: z.string() }), z.strictObject({ of: z.array(z.string()) })]);
  expect(jsonSchemaOf(schema, 'input')).toMatchObject({
    type: 'object',
    properties: { of: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } },
  });
});

it('a timestamp has a format but no pattern, an unbounded integer no bounds', () => {
  const schema = z.strictObject({
    at: z.iso.datetime({ offset: true }),
    count: z.int(),
    few: z.int().max(3),
  });
  expect(jsonSchemaOf(schema, 'input').properties).toEqual({
    at: { type: 'string', format: 'date-time' },
    count: { type: 'integer' },
    few: { type: 'integer', maximum: 3 },
  });
});
