import { SmtpTransport } from '../../src/modules/mail';
import { startApp, type TestApp } from '../kit/app';
import { browser, wordsOf } from '../kit/browse';
import type { GivenMember } from '../kit/given';
import { until } from '../kit/mailbox';
import { openSmtp, SENDER, smtpServer } from '../kit/smtp';

const PLAIN = { disabledCommands: ['AUTH', 'STARTTLS'] };
const TYPO = 'dana@harbour.example';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ MAIL_POLL_SECONDS: '1' });
});
afterAll(() => t.close());
beforeEach(() => {
  t.mailbox.refused.length = 0;
  t.mailbox.fault = undefined;
});

/** The error of sending an email that a real server refuses this way. */
async function faultOf(responseCode: number, words: string, at: 'recipient' | 'message' = 'recipient') {
  const answer = Object.assign(new Error(words), { responseCode });
  const smtp = await openSmtp(
    at === 'recipient'
      ? { ...PLAIN, onRcptTo: (_address, _session, done) => done(answer) }
      : { ...PLAIN, onData: (stream, _session, done) => void stream.resume().on('end', () => done(answer)) },
  );
  const transport = new SmtpTransport(smtpServer(smtp.port, { security: 'none' }), SENDER);
  const mail = { to: TYPO, subject: 'Hello', text: 'x', html: 'x' };
  const fault: Error = await transport.send(mail, '<a@b.example>').then(
    () => Promise.reject(new Error('the email was accepted')),
    (error) => error,
  );
  await smtp.close();
  return fault;
}

const invite = (owner: GivenMember, email = TYPO) =>
  owner.post('/invitations', { emails: [email], role: 'employee' });
const listed = async (owner: GivenMember) => (await owner.get('/invitations')).body.data[0];
const refusedOne = (owner: GivenMember) =>
  until(async () => {
    const invitation = await listed(owner);
    return invitation.mailRefusal ? invitation : undefined;
  });
/** Jobs that wait for another attempt. */
const waiting = () =>
  t.sql("select 1 from pgboss.job where name = 'mail' and state in ('created', 'retry', 'active')");

it('a permanently refused invitation is tried once and explains the refusal', async () => {
  const { workspace, owner } = await t.given.workspace();
  t.mailbox.fault = await faultOf(550, '5.1.1 User unknown');
  const sent = (await invite(owner)).body.data[0].invitation;
  expect(sent.mailRefusal).toBeNull();
  const invitation = await refusedOne(owner);
  expect(invitation).toMatchObject({
    status: 'pending',
    mailRefusal: {
      reason: 'unknown-address',
      at: expect.stringMatching(/^20.*Z$/),
      explanation: expect.stringMatching(
        /^The mail server for harbour\.example says .*invite the correct address\.$/,
      ),
    },
  });
  await until(async () => ((await waiting()).length === 0 ? true : undefined));
  expect(t.mailbox.refused).toHaveLength(1);
  const page = await browser(t, owner.token).get(`/w/${workspace.slug}/members`);
  expect(wordsOf(page.text)).toContain('Not delivered');
  expect(wordsOf(page.text)).toContain(invitation.mailRefusal.explanation);
  const lines = t.log.map((one) => JSON.parse(one));
  const line = lines.find(({ messageId }) => messageId === t.mailbox.refused[0]);
  expect(line).toMatchObject({
    level: 40,
    kind: 'invitation',
    refusal: 'unknown-address',
    err: { response: expect.stringContaining('User unknown') },
  });
});

it('a resend clears the refusal, and the email arrives once accepted', async () => {
  const { owner } = await t.given.workspace();
  t.mailbox.fault = await faultOf(552, '5.2.2 Over quota');
  await invite(owner, 'full@harbor.example');
  const { id, mailRefusal } = await refusedOne(owner);
  expect(mailRefusal.reason).toBe('mailbox-unavailable');
  t.mailbox.fault = undefined;
  const resent = await owner.post(`/invitations/${id}/resend`);
  expect([resent.status, resent.body.mailRefusal]).toEqual([200, null]);
  await t.mailbox.nth('full@harbor.example');
  expect((await listed(owner)).mailRefusal).toBeNull();
});

it('a message refused after its content is not retried', async () => {
  const { owner } = await t.given.workspace();
  t.mailbox.fault = await faultOf(554, 'Transaction failed', 'message');
  await invite(owner);
  expect((await refusedOne(owner)).mailRefusal.reason).toBe('message-refused');
});

it.each([
  [554, '5.7.1 Relay access denied'],
  [550, 'relay not permitted'],
  [535, '5.7.8 Bad credentials'],
  [451, '4.3.0 Try again later'],
])('a temporary or operator refusal is retried: %i %s', async (code, words) => {
  const { owner } = await t.given.workspace();
  const email = `kept${code}${words.length}@harbor.example`;
  t.mailbox.fault = await faultOf(code, words);
  await invite(owner, email);
  await until(() => t.mailbox.refused[0]);
  expect((await listed(owner)).mailRefusal).toBeNull();
  t.mailbox.fault = undefined;
  expect((await t.mailbox.nth(email)).messageId).toBe(t.mailbox.refused[0]);
});

it('a permanently refused sign-in email is not retried', async () => {
  t.mailbox.fault = await faultOf(550, 'No such user');
  await t.asNobody().post('/sign-in/requests', { email: TYPO });
  await until(() => t.mailbox.refused[0]);
  await until(async () => ((await waiting()).length === 0 ? true : undefined));
  expect(t.mailbox.refused).toHaveLength(1);
});
