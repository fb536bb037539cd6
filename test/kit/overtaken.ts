import pg from 'pg';
import { addressOf } from '../../config/mikro-orm.config';
import type { TestApp } from './app';
import type { Reply } from './as';
import type { GivenMember } from './given';
import { until } from './mailbox';

/** What happens to a member's seat while a request of theirs is on its way. */
const HAPPENINGS = {
  demoted: `update member set role = 'employee' where id = $1`,
  removed: `update member set is_active = false, removed_at = now(), epoch = epoch + 1,
    sessions_from = clock_timestamp() where id = $1`,
} as const;

/** The answer to a request that has passed the door and waits at a lock when its caller's seat changes. */
export async function overtaken(
  t: TestApp,
  { id }: GivenMember,
  happening: keyof typeof HAPPENINGS,
  request: () => Promise<Reply>,
): Promise<Reply> {
  const client = new pg.Client(addressOf(t.databaseUrl));
  await client.connect();
  try {
    await client.query('begin');
    await client.query(HAPPENINGS[happening], [id]);
    const reply = request();
    await until(async () => (await t.sql('select from pg_locks where not granted')).at(0));
    await client.query('commit');
    return await reply;
  } finally {
    await client.end();
  }
}
