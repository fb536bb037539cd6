import { randomBytes } from 'node:crypto';
import { digestOf, newApiKeyToken, PERMISSIONS, SessionToken, Vault } from './built.mjs';
import { connected } from './database.mjs';

const KEYS_EACH = 50;
const MEMBERS_EACH = 10;
const BATCH = 1_000_000;
export const SECRET = 'the bench signs its sessions with this and nothing else';

/**
 * Fills a database: a workspace for every 50 keys with ten members each. All keys belong to the owner, who alone can
 * generate keys and gets the longest response. `inUse` keys, spread evenly over the table, get tokens for the load.
 * @returns their tokens
 */
export async function seedKeys(url, count, inUse) {
  const tokens = Array.from({ length: inUse }, () => newApiKeyToken());
  await connected(url, async (client) => {
    await client.query("set session_replication_role = replica; set maintenance_work_mem = '512MB'");
    await seedWorkspaces(client, Math.ceil(count / KEYS_EACH));
    await client.query('alter table api_key drop constraint api_key_token_hash_key');
    for (let from = 0; from < count; from += BATCH)
      await client.query(keysSql(), [from, Math.min(count, from + BATCH) - 1]);
    await giveTokens(client, count, tokens);
    await client.query('alter table api_key add constraint api_key_token_hash_key unique (token_hash)');
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  });
  return tokens;
}

/** Sessions of the first owners. @returns their tokens */
export async function seedSessions(url, count) {
  await connected(url, async (client) => {
    await client.query(
      `insert into session (id, user_id, last_seen_at, expires_at, network)
       select ${id('ses', 'i')}, ${id('usr', `i * ${MEMBERS_EACH}`)}, now(), now() + interval '90 days', '203.0.113.7'
       from generate_series(0, $1::int - 1) i`,
      [count],
    );
    await client.query('vacuum analyze session');
  });
  const token = new SessionToken(new Vault(SECRET));
  return Array.from({ length: count }, (_, at) => token.sign(`ses_${at.toString(16).padStart(26, '0')}`));
}

/**
 * API connections of the first owners with all permissions. @param origin of the service under test
 * @returns their access tokens
 */
export async function seedConnections(url, count, origin) {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  await connected(url, async (client) => {
    await client.query(
      `insert into connection
         (workspace_id, id, member_id, epoch, grant_id, client_id, client_name, client_host, resource, permissions, created_at)
       select ${id('ws', 'i')}, ${id('con', 'i')}, ${id('mem', `i * ${MEMBERS_EACH}`)}, 1, 'grant ' || i, 'bench', 'Bench',
              'bench.example', 'api/v1', $2::text[], now() from generate_series(0, $1::int - 1) i`,
      [count, PERMISSIONS],
    );
    await client.query(
      `insert into oauth_record (kind, id_hash, payload, grant_id, client_id, audience, created_at, expires_at)
       select 'AccessToken', t.digest, json_build_object('scope', array_to_string($3::text[], ' ')), 'grant ' || (t.i - 1), 'bench', $2, now(), now() + interval '1 day'
       from unnest($1::bytea[]) with ordinality as t (digest, i)`,
      [tokens.map((token) => digestOf(token)), `${origin}/api/v1`, PERMISSIONS],
    );
    await client.query('analyze connection, oauth_record');
  });
  return tokens;
}

/** Ids in the product's format, in ascending order. */
export const id = (noun, number) => `'${noun}_' || lpad(to_hex(${number}), 26, '0')`;

async function seedWorkspaces(client, count) {
  await client.query(
    `insert into workspace (id, slug, name, time_zone, currency, owner_member_id, created_at)
     select ${id('ws', 'i')}, 'workspace-' || i, 'Workspace ' || i, 'America/New_York', 'USD',
            ${id('mem', `i * ${MEMBERS_EACH}`)}, now() from generate_series(0, $1::int - 1) i`,
    [count],
  );
  await client.query(
    `insert into app_user (id, email, name, created_at)
     select ${id('usr', 'i')}, 'person' || i || '@example.com', 'Person Number ' || i, now()
     from generate_series(0, $1::int - 1) i`,
    [count * MEMBERS_EACH],
  );
  await client.query(
    `insert into member (workspace_id, id, user_id, role, is_active, joined_at)
     select ${id('ws', `i / ${MEMBERS_EACH}`)}, ${id('mem', 'i')}, ${id('usr', 'i')},
            case when i % ${MEMBERS_EACH} = 0 then 'admin' else 'employee' end, true, now()
     from generate_series(0, $1::int - 1) i`,
    [count * MEMBERS_EACH],
  );
}

const keysSql = () => `insert into api_key
    (workspace_id, id, member_id, epoch, name, token_hash, hint, role_at_creation, created_at)
  select ${id('ws', `i / ${KEYS_EACH}`)}, ${id('key', 'i')}, ${id('mem', `i / ${KEYS_EACH} * ${MEMBERS_EACH}`)}, 1,
         'Payroll sync', sha256(convert_to('bench key ' || i, 'utf8')), 'abcd', 'owner', now()
  from generate_series($1::int, $2::int) i`;

function giveTokens(client, count, tokens) {
  const places = tokens.map((_, at) => Math.floor((at * count) / tokens.length));
  return client.query(
    `update api_key k set token_hash = t.digest
     from unnest($1::int[], $2::bytea[]) as t (i, digest) where k.id = ${id('key', 't.i')}`,
    [places, tokens.map((token) => digestOf(token))],
  );
}
