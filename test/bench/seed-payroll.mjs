import { pino } from 'pino';
import {
  Atomic,
  closeApp,
  createApp,
  digestOf,
  newApiKeyToken,
  newId,
  readSettings,
  SampleDataService,
} from './built.mjs';
import { connected } from './database.mjs';
import { SECRET } from './seed.mjs';

const ZONE = 'America/New_York';
export const DAYS = 31;
const SEED = 7;

/**
 * A workspace filled with the product's sample data for a month up to yesterday, for the given number of people.
 * @returns the token of a key of its owner
 */
export async function seedPayroll(url, members) {
  const token = newApiKeyToken();
  const founded = await found(url, token);
  const settings = readSettings({ ORIGIN: 'http://127.0.0.1:3000', SECRET, DATABASE_URL: url });
  const logger = pino({ level: 'silent' });
  const app = await createApp({ settings, databaseUrl: url, secret: SECRET, logger, print: () => undefined });
  try {
    const samples = app.get(SampleDataService);
    await app.get(Atomic).run(() => samples.seedWorkspace(founded, { seed: SEED, members, days: DAYS }));
  } finally {
    await closeApp(app);
  }
  await connected(url, async (client) => {
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  });
  return token;
}

/** The empty workspace and its owner, with a key. */
async function found(url, token) {
  const [id, memberId, userId, name] = [newId('ws'), newId('mem'), newId('usr'), 'Payroll'];
  const user = { id: userId, email: 'owner@example.com', name: 'Olga Owner' };
  await connected(url, async (client) => {
    await client.query('begin');
    await client.query('insert into app_user (id, email, name, created_at) values ($1, $2, $3, now())', [
      userId,
      user.email,
      user.name,
    ]);
    await client.query(
      `insert into workspace (id, slug, name, time_zone, currency, owner_member_id, created_at)
       values ($1, 'payroll', $2, $3, 'USD', $4, now())`,
      [id, name, ZONE, memberId],
    );
    await client.query(
      `insert into member (workspace_id, id, user_id, role, is_active, joined_at) values ($1, $2, $3, 'admin', true, now())`,
      [id, memberId, userId],
    );
    await client.query(
      `insert into api_key (workspace_id, id, member_id, epoch, name, token_hash, hint, role_at_creation, created_at)
       values ($1, $2, $3, 1, 'Bench', $4, 'abcd', 'owner', now())`,
      [id, newId('key'), memberId, digestOf(token)],
    );
    await client.query('commit');
  });
  const via = { network: '127.0.0.1', requestId: 'bench' };
  const credential = { kind: 'session', id: newId('ses'), name: null };
  return {
    id,
    name,
    timeZone: ZONE,
    memberId,
    founder: { userId, user, credential, via, membership: 'none' },
  };
}
