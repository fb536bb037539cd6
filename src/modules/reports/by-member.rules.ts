/** Rows by whose they are, each member's in the order in which they came. */
export function byMember<R extends { readonly memberId: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const known = groups.get(row.memberId);
    if (known) known.push(row);
    else groups.set(row.memberId, [row]);
  }
  return groups;
}
