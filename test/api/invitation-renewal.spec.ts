import { startApp, type TestApp } from '../kit/app';
import { browser, wordsOf } from '../kit/browse';
import type { GivenMember } from '../kit/given';
import { tokenOf, until } from '../kit/mailbox';

const DAY = 86_400;

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

let serial = 0;
/** Creates an invitation and lets it expire. */
async function expired(by: GivenMember): Promise<{ token: string; email: string }> {
  serial += 1;
  const email = `late${serial}@example.com`;
  await by.post('/invitations', { emails: [email], role: 'employee' });
  const token = tokenOf(await t.mailbox.withLink(email));
  t.clock.advance(7 * DAY + 1);
  return { token, email };
}

const ask = (token: string) => browser(t).post('/invitations/renewal', { token });
/** Emails that request a new invitation. */
const asks = (to: string) =>
  t.mailbox.to(to).filter(({ subject }) => subject.includes('asks for a new invitation'));

it('a renewal request emails the inviter, at most once a day', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const { token, email } = await expired(ann);
  const page = await browser(t).get(`/invitations/accept?token=${token}`);
  expect(wordsOf(page.text)).toContain('Ask for a new one');
  const replies = [];
  for (let n = 0; n < 3; n += 1) replies.push(await ask(token));
  expect(new Set(replies.map(({ text }) => wordsOf(text))).size).toBe(1);
  expect(wordsOf(replies[0]?.text ?? '')).toContain(`We let ${ann.name} know.`);
  const mail = await until(() => asks(ann.email)[0]);
  expect(mail.subject).toBe(`${email} asks for a new invitation to ${workspace.name}`);
  expect(mail.text).toContain(`/w/${workspace.slug}/members`);
  t.clock.advance(DAY);
  await ask(token);
  await until(() => asks(ann.email)[1]);
  expect(asks(ann.email)).toHaveLength(2);
  expect(asks(owner.email)).toEqual([]);
  const { token: fresh } = await t.given.session(owner.userId);
  const log = await t.as(fresh, workspace.id).get('/audit-events?action=invitation.renewal_asked');
  expect(log.body.data.map(({ sentence }: { sentence: string }) => sentence)).toEqual(
    Array.from({ length: 2 }, () => `${email} asked for a new invitation`),
  );
});

it('20 concurrent renewal requests send one email', async () => {
  const { owner } = await t.given.workspace();
  const { token } = await expired(owner);
  await Promise.all(Array.from({ length: 20 }, () => ask(token)));
  await until(() => asks(owner.email)[0]);
  const queued = await t.sql<{ n: number }>(
    `select count(*)::int as n from pgboss.job where name = 'mail' and data ->> 'kind' = 'invitation-renewal'
     and data ->> 'id' = (select id from invitation where email like 'late%' order by id desc limit 1)`,
  );
  expect(queued).toEqual([{ n: 1 }]);
});

it('the owner is emailed when the inviter can no longer invite', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  const { token } = await expired(ann);
  const { token: fresh } = await t.given.session(owner.userId);
  await t.as(fresh).put(`/members/${ann.id}/role`, { role: 'employee' });
  expect(wordsOf((await ask(token)).text)).toContain(`We let ${owner.name} know.`);
  await until(() => asks(owner.email)[0]);
  expect(asks(ann.email)).toEqual([]);
});

it('only an expired invitation can be renewed; unknown links reveal nothing', async () => {
  const { owner } = await t.given.workspace();
  await owner.post('/invitations', { emails: ['early@example.com'], role: 'employee' });
  const token = tokenOf(await t.mailbox.withLink('early@example.com'));
  expect(wordsOf((await ask(token)).text)).toContain('Join');
  expect(wordsOf((await ask('nonsense')).text)).toContain('This link is incomplete.');
  expect(asks(owner.email)).toEqual([]);
});
