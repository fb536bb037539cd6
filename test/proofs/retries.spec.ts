import { freshDatabase, sql } from '../kit/database';
import { MuteProxy } from './mute-proxy';
import { type Membership, People } from './people';
import { printFigure, SECRET, Server, stopAll } from './server';
import { Sink } from './sink';

const ROUNDS = 4;
const REQUESTS = 24;

let sink: Sink;
beforeAll(async () => {
  sink = await Sink.open();
});
afterAll(async () => {
  await stopAll();
  await sink.close();
});

const input = (email: string) => ({ emails: [email], role: 'employee' });
const keyOf = (email: string): string => `retry-${email}`;

/** Sends an invitation whose response is lost. */
const inviteUnheard = (proxy: MuteProxy, owner: Membership, email: string): Promise<unknown> =>
  fetch(`${proxy.origin}/api/v1/invitations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${owner.token}`,
      'content-type': 'application/json',
      'idempotency-key': keyOf(email),
    },
    body: JSON.stringify(input(email)),
  });

it('after a kill before the response a retry runs once or replays the response', async () => {
  const databaseUrl = await freshDatabase();
  const start = () => Server.start({ DATABASE_URL: databaseUrl, SECRET, SMTP_URL: sink.url });
  let server = await start();
  const owner = await new People(server, sink).owner();
  let repeated = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const dying = server;
    const until = 1 + round * 5;
    // It is killed as it starts its nth response: some requests are done, one may be in progress, the rest wait.
    const proxy = await MuteProxy.open(dying.port, () => {
      if (proxy.withheld === until) dying.child.kill('SIGKILL');
    });
    const emails = Array.from({ length: REQUESTS }, (_, n) => `guest${round}.${n}@proofs.example`);
    const replies = await Promise.allSettled(emails.map((email) => inviteUnheard(proxy, owner, email)));
    expect(replies.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    await dying.end();
    await proxy.close();
    server = await start();
    for (const email of emails) {
      const { token } = owner;
      const retry = await server.ask('POST', '/invitations', {
        token,
        key: keyOf(email),
        body: input(email),
      });
      expect([retry.status, retry.body.data[0].outcome]).toEqual([200, 'invited']);
      if (retry.headers.get('idempotency-replayed')) repeated += 1;
    }
    expect(repeated).toBeGreaterThanOrEqual(until);
  }
  const doubles = await sql(databaseUrl, 'select email from invitation group by email having count(*) <> 1');
  const [all] = await sql<{ n: number }>(databaseUrl, 'select count(*)::int as n from invitation');
  expect([doubles, all?.n]).toEqual([[], ROUNDS * REQUESTS]);
  printFigure(`${ROUNDS * REQUESTS} requests lost their response: ${repeated} had taken effect, none twice`);
});
