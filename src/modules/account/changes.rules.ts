type Told = Readonly<Record<string, unknown>>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Only what differs, before and after: an event about one field tells of one field. */
export function changesOf(before: Told, after: Told): { before: Told; after: Told } {
  const changed = Object.keys(after).filter((field) => !isSame(before[field], after[field]));
  const only = (all: Told): Told => Object.fromEntries(changed.map((field) => [field, all[field]]));
  return { before: only(before), after: only(after) };
}
