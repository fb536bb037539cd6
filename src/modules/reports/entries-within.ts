interface Wanted {
  /** Of `time_entry e`. */
  readonly columns: string;
  /** Whether entries without an end are wanted. */
  readonly open: boolean;
  /** The members it is about, as a table `m` with their `id`. */
  readonly members: string;
  /** The same as a condition on `e`. */
  readonly ofMembers: string;
  /** What comes after the page before, as a condition on `e`. */
  readonly after: string;
  /** The order of the page, its columns without a table. */
  readonly order: string;
  /** How many rows a page has, a parameter. */
  readonly limit: string;
}

/**
 * A page of live entries of the workspace `$1` that reach into the stretch from `$2` until `$3`. Entries of one member
 * never overlap (`time_entry_overlap_excl`), so of those that began before the stretch only each member's last can reach
 * into it, however long it is. So nothing older is read, and what is read does not grow with the history. Each part is a
 * page by itself: the planner would sort all entries before it takes the first.
 */
export function entriesWithin({ columns, open, members, ofMembers, after, order, limit }: Wanted): string {
  const page = `${after} order by ${order} limit ${limit}`;
  const began = `select ${columns} from time_entry e where e.workspace_id = $1 and e.archived_at is null and ${ofMembers}
    and e.in_at >= $2 and e.in_at < $3 and ${open ? 'true' : 'e.out_at is not null'} and ${page}`;
  const carriedOver = `select ${columns} from ${members} cross join lateral (
      select * from time_entry e where e.workspace_id = $1 and e.member_id = m.id and e.archived_at is null
        and e.in_at < $2 order by e.in_at desc limit 1) e
    where ${open ? '(e.out_at is null or e.out_at > $2)' : 'e.out_at > $2'} and ${page}`;
  return `(${began}) union all (${carriedOver}) order by ${order} limit ${limit}`;
}
