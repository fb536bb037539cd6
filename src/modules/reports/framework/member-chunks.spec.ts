import fc from 'fast-check';
import { chunksByMember, pagesOf } from './member-chunks';

interface Row {
  readonly memberId: string;
  readonly at: number;
}

const MEMBER_PAGE = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id }));
const place = ({ memberId, at }: Row) => `${memberId}${String(at).padStart(3, '0')}`;

/** Like a repository: rows of some members after a position, up to a limit. */
const readerOf = (rows: readonly Row[], limit: number) => async (ids: readonly string[], after: Row | null) =>
  rows.filter((row) => ids.includes(row.memberId) && (!after || place(row) > place(after))).slice(0, limit);

it('each member gets all rows in order and one last chunk, for any page size', async () => {
  const counts = fc.array(fc.nat({ max: 9 }), {
    minLength: MEMBER_PAGE.length,
    maxLength: MEMBER_PAGE.length,
  });
  const sizes = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 7 }));
  await fc.assert(
    fc.asyncProperty(counts, sizes, async (numbers, [atOnce, pageRows]) => {
      const rows = MEMBER_PAGE.flatMap(({ id: memberId }, at) =>
        Array.from({ length: numbers[at] ?? 0 }, (_, place) => ({ memberId, at: place })),
      );
      const memberIds = MEMBER_PAGE.map(({ id }) => id);
      const pages = pagesOf<Row>({ memberIds, atOnce, pageRows, read: readerOf(rows, pageRows) });
      const seen: Row[] = [];
      const ended: string[] = [];
      for await (const { member, rows: some, isLast } of chunksByMember(MEMBER_PAGE, pages)) {
        expect(some.every(({ memberId }) => memberId === member.id)).toBe(true);
        seen.push(...some);
        if (isLast) ended.push(member.id);
      }
      expect([seen, ended]).toEqual([rows, memberIds]);
    }),
    { numRuns: 300 },
  );
});
