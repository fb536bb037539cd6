/**
 * better-auth with its api-key plugin behind a bare Fastify route. The benchmark copies this file into the peer's
 * folder and runs it there with the peer's packages. Rate limiting is off, so both sides only look up the owner of a
 * key.
 */
import { writeFileSync } from 'node:fs';
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import Fastify from 'fastify';
import pg from 'pg';

const { PORT, PEER_DATABASE, PEER_KEYS, PEER_COUNT, PEER_IN_USE } = process.env;
const pool = new pg.Pool({ ...JSON.parse(PEER_DATABASE), max: 10 });
const auth = betterAuth({
  database: pool,
  secret: 'the peer signs nothing that matters to the bench',
  baseURL: `http://127.0.0.1:${PORT}`,
  telemetry: { enabled: false },
  logger: { level: 'error' },
  plugins: [apiKey({ rateLimit: { enabled: false } })],
});

const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
await seed();

const app = Fastify({ logger: false });
app.get('/health', () => ({ status: 'ok' }));
app.get('/me', async (request, reply) => {
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const verified = await auth.api.verifyApiKey({ body: { key } });
  if (!verified.valid) return reply.code(401).send({ error: verified.error });
  return { id: verified.key.id, name: verified.key.name, userId: verified.key.referenceId };
});
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => app.close().then(() => process.exit(0)));

/** Keys in use are created by the plugin. The rest of the table is copies of one with other values. */
async function seed() {
  const { internalAdapter } = await auth.$context;
  const user = await internalAdapter.createUser({
    email: 'o@example.com',
    name: 'Olga',
    emailVerified: true,
  });
  const tokens = [];
  for (let at = 0; at < Number(PEER_IN_USE); at += 1) {
    const { key } = await auth.api.createApiKey({ body: { userId: user.id, name: 'Payroll sync' } });
    tokens.push(key);
  }
  await pool.query(
    `insert into apikey select (jsonb_populate_record(a, jsonb_build_object('id', 'copy' || i, 'key', 'copy' || i))).*
     from apikey a, generate_series(1, ${Number(PEER_COUNT) - tokens.length}) i
     where a.id = (select min(id) from apikey)`,
  );
  await pool.query('vacuum analyze apikey');
  writeFileSync(PEER_KEYS, JSON.stringify(tokens));
}
