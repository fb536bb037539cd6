import { z } from 'zod';
import { jsonSchemaOf } from './tool-schema';

const Membership = z
  .object({ id: z.string().describe('A seat.') })
  .meta({ id: 'SpecSeat', description: 'One seat.' });

it('contracts with a name stand where they are used, and keep what is said of them there', () => {
  const schema = z
    .strictObject({ membership: Membership.describe('Their own.'), memberships: z.array(Membership) })
    .meta({ id: 'SpecRow' });
  const membership = {
    type: 'object',
    properties: { id: { type: 'string', description: 'A seat.' } },
    required: ['id'],
  };
  expect(jsonSchemaOf(schema, 'input')).toEqual({
    type: 'object',
    properties: {
      membership: { ...membership, description: 'Their own.' },
      memberships: { type: 'array', items: { ...membership, description: 'One seat.' } },
    },
    required: ['membership', 'memberships'],
    additionalProperties: false,
  });
});

it('what has a default may be left out by whoever calls, and is there in what comes back', () => {
  const schema = z.object({ limit: z.coerce.number().int().default(25) });
  expect(jsonSchemaOf(schema, 'input')).not.toHaveProperty('required');
  expect(jsonSchemaOf(schema, 'output')).toMatchObject({ required: ['limit'] });
});

it('a choice is shown as one object with the fields of all', () => {
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

it('a field that differs from choice to choice may be any of them', () => {
  const schema = z.union([z.strictObject({ of: z.string() }), z.strictObject({ of: z.array(z.string()) })]);
  expect(jsonSchemaOf(schema, 'input')).toMatchObject({
    type: 'object',
    properties: { of: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } },
  });
});

it('a moment is a format and no pattern, and an integer without bounds has none', () => {
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
