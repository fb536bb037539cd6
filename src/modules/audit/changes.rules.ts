type Facts = Readonly<Record<string, unknown>>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields that changed, with their old and new values, for an audit event. */
export function changesOf(before: Facts, after: Facts): { before: Facts; after: Facts } {
  const changed = Object.keys(after).filter((field) => !isSame(before[field], after[field]));
  const only = (all: Facts): Facts => Object.fromEntries(changed.map((field) => [field, all[field]]));
  return { before: only(before), after: only(after) };
}
