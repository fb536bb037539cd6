import { digestOf, newApiKeyToken } from './built.mjs';
import { connected } from './database.mjs';
import { id } from './seed.mjs';

const MEMBERS = 1_000;
const JOBS = 20;
const BATCH = 1_000_000;
const EPOCH = '2012-01-01T00:00:00Z';
const WS = id('ws', '0');

/**
 * One company with 1,000 members who work eight hours in every twelve. Every tenth member is clocked in, and every
 * 997th entry is archived. Each member has a timesheet per week.
 * @returns the token of a key with all permissions
 */
export async function seedHours(url, count) {
  const token = newApiKeyToken();
  await connected(url, async (client) => {
    await client.query("set session_replication_role = replica; set maintenance_work_mem = '1GB'");
    await seedCompany(client, token);
    const indexes = await takeIndexes(client);
    for (let from = 0; from < count; from += BATCH)
      await client.query(ENTRIES, [from, Math.min(count, from + BATCH) - 1, count - MEMBERS]);
    for (const { indexdef } of indexes) await client.query(indexdef);
    await client.query(TIMESHEETS, [Math.ceil(count / MEMBERS / 14)]);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  });
  return token;
}

/**
 * Drops all indexes but the two keys that other tables refer to, because building them again is faster than updating
 * them. The exclusion constraint is restored only as its index, which is all that reads use: adding the constraint
 * would search the index once per row, which takes longer than everything else, and these rows cannot overlap.
 * @returns the statements that restore them
 */
async function takeIndexes(client) {
  const { rows } = await client.query(
    `select indexname, indexdef, c.contype is not null as is_constraint
     from pg_indexes i left join pg_constraint c on c.conname = i.indexname
     where i.tablename = 'time_entry' and c.contype is distinct from 'p' and c.contype is distinct from 'u'`,
  );
  for (const { indexname, is_constraint: isConstraint } of rows)
    await client.query(
      isConstraint ? `alter table time_entry drop constraint ${indexname}` : `drop index ${indexname}`,
    );
  return rows;
}

async function seedCompany(client, token) {
  await client.query(
    `insert into workspace (id, slug, name, time_zone, currency, owner_member_id, created_at)
     values (${WS}, 'big-company', 'Big company', 'America/New_York', 'USD', ${id('mem', '0')}, now())`,
  );
  await client.query(
    `insert into app_user (id, email, name, created_at)
     select ${id('usr', 'i')}, 'person' || i || '@example.com', 'Person Number ' || i, now()
     from generate_series(0, $1::int - 1) i`,
    [MEMBERS],
  );
  await client.query(
    `insert into member (workspace_id, id, user_id, role, is_active, joined_at)
     select ${WS}, ${id('mem', 'i')}, ${id('usr', 'i')}, 'admin', true, now()
     from generate_series(0, $1::int - 1) i`,
    [MEMBERS],
  );
  await client.query(
    `insert into job (workspace_id, id, name, is_for_everyone, created_at)
     select ${WS}, ${id('job', 'i')}, 'Job ' || i, true, now() from generate_series(0, $1::int - 1) i`,
    [JOBS],
  );
  await client.query(
    `insert into api_key (workspace_id, id, member_id, epoch, name, token_hash, hint, role_at_creation, created_at)
     values (${WS}, ${id('key', '0')}, ${id('mem', '0')}, 1, 'Bench', $1, 'abcd', 'owner', now())`,
    [digestOf(token)],
  );
}

/** Entry i is the (i / members)th of member i % members; from $3 on each is a member's last. */
const ENTRIES = `insert into time_entry (workspace_id, id, member_id, in_at, out_at, job_id, note, custom_fields,
    is_in_unrecognised, is_out_unrecognised, source, archived_at, created_at, updated_at)
  select ${WS}, ${id('te', 'i')}, ${id('mem', `i % ${MEMBERS}`)}, at, 
    case when i >= $3 and i % 10 = 0 then null else at + interval '8 hours' end,
    case when i % 3 = 0 then null else ${id('job', `i % ${JOBS}`)} end, 'Shift ' || i, '{}', false, false, 'api',
    case when i % 997 = 500 then at + interval '9 hours' end, at, at + interval '8 hours'
  from generate_series($1::int, $2::int) i,
    lateral (select timestamptz '${EPOCH}' + (i / ${MEMBERS}) * interval '12 hours'
      + (i % ${MEMBERS}) * interval '1 second' as at) as began`;

const TIMESHEETS = `insert into timesheet (workspace_id, id, member_id, starts_on, ends_on, state, created_at, updated_at)
  select ${WS}, ${id('ts', `w * ${MEMBERS} + m`)}, ${id('mem', 'm')}, date '2012-01-01' + w * 7,
    date '2012-01-07' + w * 7, 'open', now(), timestamptz '${EPOCH}' + w * interval '7 days' + m * interval '1 second'
  from generate_series(0, $1::int - 1) w, generate_series(0, ${MEMBERS - 1}) m`;
