import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/**
 * A contract as JSON Schema in one piece. Contracts that have a name are references in what Zod makes; not every
 * assistant follows those, so each is put in its place.
 */
export function jsonSchemaOf(schema: z.ZodType, side: 'input' | 'output'): JsonSchema {
  const made: JsonSchema = z.toJSONSchema(schema, { io: side, unrepresentable: 'any' });
  const { $defs, $schema, ...root } = made;
  return objectOf(inPlace(root, objectOf($defs)));
}

const REF = /^#\/\$defs\/(.+)$/;

function inPlace(part: unknown, named: JsonSchema): unknown {
  if (Array.isArray(part)) return part.map((one) => inPlace(one, named));
  if (typeof part !== 'object' || part === null) return part;
  const { $ref, ...rest } = objectOf(part);
  const name = typeof $ref === 'string' ? REF.exec($ref)?.[1] : undefined;
  const placed = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inPlace(value, named)]));
  return name === undefined ? placed : { ...objectOf(inPlace(named[name], named)), ...placed };
}

const objectOf = (value: unknown): JsonSchema =>
  typeof value === 'object' && value !== null ? { ...value } : {};
