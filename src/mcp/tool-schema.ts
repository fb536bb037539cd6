import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/**
 * Converts a contract to one self-contained JSON Schema. Zod emits references for named contracts, which not every
 * assistant resolves, so they are inlined. A union of objects becomes one object with the fields of all, because
 * models reject or misread a union at the top level. The contract itself still checks which fields belong together.
 */
export function jsonSchemaOf(schema: z.ZodType, side: 'input' | 'output'): JsonSchema {
  const made: JsonSchema = z.toJSONSchema(schema, { io: side, unrepresentable: 'any' });
  const { $defs, $schema, ...root } = made;
  return asOneObject(objectOf(inPlace(root, objectOf($defs))));
}

const REF = /^#\/\$defs\/(.+)$/;

function inPlace(part: unknown, named: JsonSchema): unknown {
  if (Array.isArray(part)) return part.map((one) => inPlace(one, named));
  if (typeof part !== 'object' || part === null) return part;
  const { $ref, ...rest } = objectOf(part);
  const name = typeof $ref === 'string' ? REF.exec($ref)?.[1] : undefined;
  const meaningful = Object.entries(rest).filter(([key, value]) => !isMute(key, value, rest));
  const placed = Object.fromEntries(meaningful.map(([key, value]) => [key, inPlace(value, named)]));
  return name === undefined ? placed : { ...objectOf(inPlace(named[name], named)), ...placed };
}

/** Details that do not help a model: the pattern of a timestamp that has a format, and the limits of safe integers. */
function isMute(key: string, value: unknown, { format }: JsonSchema): boolean {
  if (key === 'pattern') return format === 'date-time' || format === 'date';
  return typeof value === 'number' && Math.abs(value) === Number.MAX_SAFE_INTEGER;
}

function asOneObject(schema: JsonSchema): JsonSchema {
  const choice = schema.oneOf ?? schema.anyOf;
  if (!Array.isArray(choice)) return schema;
  const { oneOf, anyOf, ...rest } = schema;
  const kinds = choice.map(objectOf);
  const fields = kinds.map(({ properties }) => objectOf(properties));
  const names = [...new Set(fields.flatMap((one) => Object.keys(one)))];
  const required = names.filter((name) =>
    kinds.every((kind) => Array.isArray(kind.required) && kind.required.includes(name)),
  );
  const properties = Object.fromEntries(
    names.map((name) => [name, anyOfThese(fields.flatMap((one) => (name in one ? [one[name]] : [])))]),
  );
  return { ...rest, type: 'object', properties, required, additionalProperties: false };
}

function anyOfThese(schemas: readonly unknown[]): unknown {
  const different = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()];
  const fixed = different.map((one) => objectOf(one).const);
  if (different.length === 1) return different[0];
  return fixed.every((value) => typeof value === 'string')
    ? { type: 'string', enum: fixed }
    : { anyOf: different };
}

const objectOf = (value: unknown): JsonSchema =>
  typeof value === 'object' && value !== null ? { ...value } : {};
