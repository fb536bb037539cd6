/** Some rows of one member, in order. The last chunk of each member is empty and has `isLast` set. */
export interface MemberChunk<M, R> {
  readonly member: M;
  readonly rows: readonly R[];
  readonly isLast: boolean;
}

/**
 * Splits pages by member, so that a member's rows need not fit into one page.
 * @param members all members that are read, including those without rows
 * @param pages rows in the order of the members
 */
export async function* chunksByMember<
  M extends { readonly id: string },
  R extends { readonly memberId: string },
>(members: readonly M[], pages: AsyncIterable<readonly R[]>): AsyncGenerator<MemberChunk<M, R>> {
  const left = [...members];
  for await (const page of pages) for (const rows of runsOf(page)) yield* chunksUpTo(left, rows);
  for (const member of left) yield { member, rows: [], isLast: true };
}

/** Yields the rows, after a last chunk for each earlier member: those have no more rows. */
function* chunksUpTo<M extends { readonly id: string }, R extends { readonly memberId: string }>(
  left: M[],
  rows: readonly R[],
): Generator<MemberChunk<M, R>> {
  const at = left.findIndex(({ id }) => id === rows[0]?.memberId);
  for (const member of left.splice(0, Math.max(0, at))) yield { member, rows: [], isLast: true };
  const [member] = left;
  if (member && at >= 0) yield { member, rows, isLast: false };
}

/** Groups of consecutive rows of the same member. */
function runsOf<R extends { readonly memberId: string }>(page: readonly R[]): R[][] {
  const runs: R[][] = [];
  for (const row of page) {
    const run = runs.at(-1);
    if (run?.[0]?.memberId === row.memberId) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

interface Reading<R> {
  readonly memberIds: readonly string[];
  /** The number of members per statement. */
  readonly atOnce: number;
  /** The number of rows in a full page. */
  readonly pageRows: number;
  /** @param after the last row of the previous page, if that was full */
  read(memberIds: readonly string[], after: R | null): Promise<R[]>;
}

/** Pages of rows in the order of the members. Pages are bounded, however many rows one member has. */
export async function* pagesOf<R extends { readonly memberId: string }>({
  memberIds,
  atOnce,
  ...reading
}: Reading<R>): AsyncGenerator<R[]> {
  for (let from = 0; from < memberIds.length; from += atOnce)
    yield* pagesOfSome(memberIds.slice(from, from + atOnce), reading);
}

async function* pagesOfSome<R extends { readonly memberId: string }>(
  memberIds: readonly string[],
  { pageRows, read }: Pick<Reading<R>, 'pageRows' | 'read'>,
): AsyncGenerator<R[]> {
  let last: R | undefined;
  let page: R[] = [];
  do {
    const done = last ? Math.max(0, memberIds.indexOf(last.memberId)) : 0;
    page = await read(memberIds.slice(done), last ?? null);
    yield page;
    last = page.at(-1);
  } while (page.length === pageRows);
}
