/** Groups rows by key; each group keeps the order of its rows. */
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

/** Groups rows by member. */
export const byMember = <R extends { readonly memberId: string }>(rows: readonly R[]): Map<string, R[]> =>
  groupedBy(rows, ({ memberId }) => memberId);
