import { startApp, type TestApp } from '../kit/app';
import { until } from '../kit/mailbox';
import { addType, ask } from '../kit/time-off';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ MAIL_POLL_SECONDS: '1' });
});
afterAll(() => t.close());

const mailsTo = (email: string) => t.mailbox.to(email);

it('approvers are emailed a request, the member the decision', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const typeId = await addType(owner);
  const { body } = await ask(bob, typeId, { days: ['2027-07-05', '2027-07-07'], note: 'Family visit' });
  const asked = await until(() => mailsTo(owner.email)[0]);
  expect(asked.subject).toBe('bob requested time off: Mon 5 Jul to Wed 7 Jul 2027 (2 days)');
  expect(asked.text).toContain('8 hours per day');
  expect(asked.text).toContain('Note from bob: Family visit');
  await owner.post(`/time-off/requests/${body.id}/reject`, { note: 'Stock-taking' });
  const decided = await until(() => mailsTo(bob.email)[0]);
  expect(decided.subject).toBe('Your time-off request was rejected: Mon 5 Jul to Wed 7 Jul 2027 (2 days)');
  expect(decided.text).toContain('Note from Olga Owner: Stock-taking');
});

it('a member who switched off a kind gets no email; others do', async () => {
  const { owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  await owner.send('PATCH', '/profile/notifications', {
    switches: [{ kind: 'time_off_requested', isOn: false }],
  });
  await ask(bob, await addType(owner));
  await until(() => mailsTo(ann.email)[0]);
  await until(async () => {
    const [left] = await t.sql<{ n: number }>(
      `select count(*)::int as n from pgboss.job where name = 'mail' and state in ('created', 'active', 'retry')`,
    );
    return left?.n === 0 ? left : undefined;
  });
  expect(mailsTo(owner.email)).toEqual([]);
});
