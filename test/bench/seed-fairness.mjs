import { digestOf, newApiKeyToken } from './built.mjs';
import { connected } from './database.mjs';
import { id } from './seed.mjs';
import { seedHours } from './seed-hours.mjs';

const [MEMBERS, DAYS, ENTRIES_A_DAY, PLACES] = [1_000, 366, 2, 10];
const YEAR = 'from=2012-01-01&to=2012-12-31';
const WS = id('ws', '0');
const OTHER = id('ws', '900000001');

/** The requests of the other workspace. */
export const OTHER_PATHS = ['/me', '/jobs'];

export const REPORTS = [
  'attendance',
  'payroll-summary',
  'location-activity',
  'hours-summary',
  'location-coverage',
  'overtime',
  'job-costing',
  'location-compliance',
  'payroll-readiness',
  'location-summary',
].map((name) => `${name}?${YEAR}`);

/**
 * A company of 1,000 people with a year of hours at ten locations, pay and open timesheets, and a small workspace.
 * @returns a token of the company and one of the other workspace
 */
export async function seedFairness(url) {
  const token = await seedHours(url, MEMBERS * DAYS * ENTRIES_A_DAY);
  const other = newApiKeyToken();
  await connected(url, async (client) => {
    await client.query('set session_replication_role = replica');
    for (const [text, values] of [...COMPANY, ...otherOf(other)]) await client.query(text, values);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  });
  return { token, other };
}

const COMPANY = [
  [
    `insert into clock_location (workspace_id, id, name, geofences, networks, created_at)
     select ${WS}, ${id('loc', 'i')}, 'Place ' || i, '[]', '{203.0.113.0/24}', '2011-12-01'
     from generate_series(0, $1::int - 1) i`,
    [PLACES],
  ],
  [
    `update time_entry e set in_location_id = l.id, out_location_id = l.id
     from (select id, row_number() over (order by id) - 1 as at from clock_location where workspace_id = ${WS}) l
     where e.workspace_id = ${WS} and l.at = abs(hashtext(e.member_id)) % $1::int`,
    [PLACES],
  ],
  [
    `insert into pay_change (workspace_id, id, member_id, effective_on, kind, amount, is_overtime_exempt, pay_schedule,
       created_at, created_by_member_id)
     select ${WS}, ${id('pay', 'i')}, ${id('mem', 'i')}, '2011-12-01', 'hourly', 2000, false, 'weekly', now(), ${id('mem', '0')}
     from generate_series(0, $1::int - 1) i`,
    [MEMBERS],
  ],
];

const otherOf = (token) => [
  [
    `insert into workspace (id, slug, name, time_zone, currency, owner_member_id, created_at)
     values (${OTHER}, 'neighbour', 'Neighbour', 'America/New_York', 'USD', ${id('mem', '900000001')}, now())`,
  ],
  [
    `insert into app_user (id, email, name, created_at)
     values (${id('usr', '900000001')}, 'neighbour@example.com', 'Nell Neighbour', now())`,
  ],
  [
    `insert into member (workspace_id, id, user_id, role, is_active, joined_at)
     values (${OTHER}, ${id('mem', '900000001')}, ${id('usr', '900000001')}, 'admin', true, now())`,
  ],
  [
    `insert into job (workspace_id, id, name, is_for_everyone, created_at)
     select ${OTHER}, ${id('job', '900000000 + i')}, 'Job ' || i, true, now() from generate_series(0, 19) i`,
  ],
  [
    `insert into api_key (workspace_id, id, member_id, epoch, name, token_hash, hint, role_at_creation, created_at)
     values (${OTHER}, ${id('key', '900000001')}, ${id('mem', '900000001')}, 1, 'Bench', $1, 'abcd', 'owner', now())`,
    [digestOf(token)],
  ],
];
