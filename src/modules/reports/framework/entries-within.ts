/** SQL that turns a parameter, in microseconds since 1970, into an instant. */
export const instantFrom = (parameter: string): string =>
  `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

/** Entries of the members `$4` after the position (`$5`, `$6`); at most `$7` rows. */
export const OF_MEMBERS = {
  members: 'unnest($4::text[]) as m(id)',
  ofMembers: 'e.member_id = any($4::text[])',
  after: `($5::text is null or (e.member_id, e.in_at) > ($5::text, ${instantFrom('$6')}))`,
  order: 'member_id, in_at',
  limit: '$7',
} as const;

interface EntryPage {
  /** The columns to select from `time_entry e`. */
  readonly columns: string;
  /** Whether to include open entries. */
  readonly open: boolean;
  /** The members to read, as a table `m` with their `id`. */
  readonly members: string;
  /** The same members as a condition on `e`. */
  readonly ofMembers: string;
  /** The condition on `e` that skips the previous pages. */
  readonly after: string;
  /** The columns to sort by, without a table name. */
  readonly order: string;
  /** The parameter that holds the page size. */
  readonly limit: string;
}

/**
 * SQL for a page of active entries of the workspace `$1` that overlap the range from `$2` to `$3`. Entries of a member
 * never overlap each other (`time_entry_overlap_excl`), so of the entries that began before the range only the last one
 * of each member can overlap it, however long it is. Nothing older is read, and the cost is independent of the history.
 * Each part of the union has its own limit: otherwise the planner would sort all entries before it returns the first.
 */
export function entriesWithin({ columns, open, members, ofMembers, after, order, limit }: EntryPage): string {
  const page = `${after} order by ${order} limit ${limit}`;
  const began = `select ${columns} from time_entry e where e.workspace_id = $1 and e.archived_at is null and ${ofMembers}
    and e.in_at >= $2 and e.in_at < $3 and ${open ? 'true' : 'e.out_at is not null'} and ${page}`;
  const carriedOver = `select ${columns} from ${members} cross join lateral (
      select * from time_entry e where e.workspace_id = $1 and e.member_id = m.id and e.archived_at is null
        and e.in_at < $2 order by e.in_at desc limit 1) e
    where ${open ? '(e.out_at is null or e.out_at > $2)' : 'e.out_at > $2'} and ${page}`;
  return `(${began}) union all (${carriedOver}) order by ${order} limit ${limit}`;
}
