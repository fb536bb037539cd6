/** No entry that is written by hand spans more: those within a range begin at most so long before it. */
export const ENTRY_MAX_MS = 31 * 86_400_000;

interface Wanted {
  /** Of `time_entry e`. */
  readonly columns: string;
  /** Whether those without an end are wanted. */
  readonly open: boolean;
  /** A condition on `e` that all have to meet. */
  readonly narrowed: string;
  /** The order of the page, its columns without a table. */
  readonly order: string;
  /** How many rows a page has, a parameter. */
  readonly limit: string;
}

/**
 * A page of live entries of the workspace `$1` that reach into the stretch from `$2` until `$3`. Those of ordinary length
 * begin after `$4`, which is `ENTRY_MAX_MS` before the stretch; ones that were open for longer, or still are, have indexes
 * of their own. So what is read does not grow with the history. Each part is a page by itself, for the planner would sort
 * all entries before it takes the first.
 */
export function entriesWithin({ columns, open, narrowed, order, limit }: Wanted): string {
  const part = (condition: string): string =>
    `select ${columns} from time_entry e where e.workspace_id = $1 and e.archived_at is null and ${narrowed}
      and ${condition} order by ${order} limit ${limit}`;
  const ordinary = part(
    `e.in_at > $4 and e.in_at < $3 and ${open ? '(e.out_at is null or e.out_at > $2)' : 'e.out_at > $2'}`,
  );
  const long = part(`e.in_at <= $4 and e.out_at > $2 and e.out_at - e.in_at > interval '744 hours'`);
  const stillOpen = part('e.in_at <= $4 and e.out_at is null');
  const parts = [ordinary, long, ...(open ? [stillOpen] : [])];
  return `(${parts.join(') union all (')}) order by ${order} limit ${limit}`;
}
