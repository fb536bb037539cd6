import type { EntitySchemaWithMeta } from '@mikro-orm/core';

type PropertyOf<Entity extends EntitySchemaWithMeta> = keyof Entity['properties'] & string;

/**
 * Lists the columns of an entity for `select`, qualified by the table's alias.
 * @param omitted properties to leave out
 */
export function columnsOf<
  Entity extends EntitySchemaWithMeta,
  Alias extends string,
  Omitted extends PropertyOf<Entity> = never,
>(
  entity: Entity,
  alias: Alias,
  omitted: readonly Omitted[] = [],
): `${Alias}.${Exclude<PropertyOf<Entity>, Omitted>}`[] {
  const left = new Set<string>(omitted);
  const kept = Object.keys(entity.properties).filter((property) => !left.has(property));
  return kept.map((property) => `${alias}.${property as Exclude<PropertyOf<Entity>, Omitted>}` as const);
}

/** The named properties of a value, without anything else it has at run time. */
export function pick<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>;
}

/**
 * The condition of an optional filter, to spread into `eb.and([...])`; nothing if the value is null.
 *
 * @example eb.and([...ifGiven(filter.jobId, (jobId) => eb('e.jobId', '=', jobId))])
 */
export const ifGiven = <Value, Condition>(
  value: Value | null,
  condition: (value: Value) => Condition,
): Condition[] => (value === null ? [] : [condition(value)]);
