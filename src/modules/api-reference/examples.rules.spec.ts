import { exampleFor, type Schema } from './examples.rules';

const ids = { memberId: 'mem_1', entryId: 'te_1', jobId: 'job_1' };
const made = (schema: Schema, schemas: Record<string, Schema> = {}) => exampleFor(schema, { schemas, ids });
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });
const text = { type: 'string' };

it('uses a schema’s own example, else its const or its first enum value', () => {
  const properties = { a: { ...text, example: 'so' }, b: { const: 7 }, c: { enum: ['open', 'shut'] } };
  expect(made(object(properties))).toEqual({ a: 'so', b: 7, c: 'open' });
});

it('an id belongs to the enclosing object or to the object in its name', () => {
  const TimeEntry = object({ id: text, memberId: text, job: object({ id: text, name: text }) });
  const page = object({ data: { type: 'array', items: { $ref: '#/components/schemas/TimeEntry' } } });
  expect(made(page, { TimeEntry })).toEqual({
    data: [{ id: 'te_1', memberId: 'mem_1', job: { id: 'job_1', name: 'Front of house' } }],
  });
});

it('picks the first non-null branch; properties that are usually null are null', () => {
  const maybe = { anyOf: [{ type: 'null' }, { type: 'integer' }] };
  const nullable = { type: ['string', 'null'] };
  expect(made(object({ version: maybe, archivedAt: nullable, createdAt: nullable }))).toEqual({
    version: 1,
    archivedAt: null,
    createdAt: '2026-11-23T14:00:00.000Z',
  });
});

it('a number stays within its bounds', () => {
  expect(made(object({ workedSeconds: { type: 'integer', maximum: 60 } }))).toEqual({ workedSeconds: 60 });
  expect(made(object({ position: { type: 'integer', minimum: 5 } }))).toEqual({ position: 5 });
});

it('a response with a secret has no example', () => {
  expect(made(object({ user: object({ id: text }), accessToken: text }))).toBeUndefined();
});
