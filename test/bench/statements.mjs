import { setTimeout as sleep } from 'node:timers/promises';
import { connected } from './database.mjs';

const SETTLE_MS = 2_000;
const OWN = /pg_stat_statements/;
const LOOKUP = /\bas asked \(/;
const LAST_USE = /^update (api_key|session) \w set last_(used|seen)_at/;
/** The tables of pg-boss, and its check whether it still listens. */
const QUEUE = /\bpgboss\.|\bpg_listening_channels\b/;
const WRITE = /^\s*(with\b[\s\S]*\b)?(insert into|update|delete from|merge into)\b/i;

/**
 * Counts the statements on all connections during `work` with pg_stat_statements. The polling of the mail queue and the
 * flush of "last used" are counted separately, because they do not belong to a request.
 */
export async function countStatements(url, work) {
  return connected(url, async (client) => {
    // Pending statements of an earlier load finish first, and those that this one leaves are counted too.
    await sleep(SETTLE_MS);
    await client.query('select pg_stat_statements_reset()');
    const result = await work();
    await sleep(SETTLE_MS);
    const { rows } = await client.query(
      `select query, calls::int from pg_stat_statements s join pg_database d on d.oid = s.dbid
       where d.datname = current_database()`,
    );
    return { result, counts: sorted(rows) };
  });
}

function sorted(rows) {
  const counts = { lookups: 0, lastUse: 0, queue: 0, others: 0, writes: 0, otherTexts: [] };
  for (const { query, calls } of rows) {
    const kind = kindOf(query);
    if (kind === 'own') continue;
    counts[kind] += calls;
    if (kind === 'others') counts.otherTexts.push(query.slice(0, 120));
    if (kind === 'others' && WRITE.test(query)) counts.writes += calls;
  }
  return counts;
}

function kindOf(query) {
  if (OWN.test(query)) return 'own';
  if (LOOKUP.test(query)) return 'lookups';
  if (LAST_USE.test(query)) return 'lastUse';
  return QUEUE.test(query) ? 'queue' : 'others';
}
