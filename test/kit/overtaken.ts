import pg from 'pg';
import { addressOf } from '../../config/mikro-orm.config';
import type { TestApp } from './app';
import type { Reply } from './as';
import type { GivenMember } from './given';
import { until } from './mailbox';

/** Changes of a membership while a request of the member is in flight. */
const HAPPENINGS = {
  demoted: `update member set role = 'employee' where id = $1`,
  removed: `update member set is_active = false, removed_at = now(), epoch = epoch + 1,
    sessions_from = clock_timestamp() where id = $1`,
} as const;

/** The response to a request that passed the guard and waits for a lock while its caller's membership changes. */
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
