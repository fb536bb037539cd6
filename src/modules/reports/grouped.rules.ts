/** Rows by a key, those of each in the order in which they came. */
export function groupedBy<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Rows by whose they are. */
export const byMember = <R extends { readonly memberId: string }>(rows: readonly R[]): Map<string, R[]> =>
  groupedBy(rows, ({ memberId }) => memberId);
