import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { simpleParser } from 'mailparser';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { readSettings } from '../../config/settings';
import { closeApp, createApp } from '../../src/app-setup';
import { Atomic } from '../../src/kernel/database/atomic';
import { type KeptMail, Mailbox, SmtpTransport } from '../../src/modules/mail';
import { SignInService } from '../../src/modules/sign-in/magic-links/sign-in.service';
import { ORIGIN, SECRET, startApp, type TestApp } from '../kit/app';
import { TestClock } from '../kit/clock';
import { freshDatabase } from '../kit/database';
import { codeOf, linkOf, tokenOf, until } from '../kit/mailbox';
import { SENDER, smtpServer } from '../kit/smtp';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ MAIL_POLL_SECONDS: '1' });
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

let serial = 0;
const newAddress = () => {
  serial += 1;
  return `reader${serial}@harbor.example`;
};
const VISIT = { network: '203.0.113.7', userAgent: null, requestId: 'req_1' };
const ask = (email: string) => t.asNobody().post('/sign-in/requests', { email });

it('the sign-in email has the link, the code, the requester and a warning', async () => {
  const email = newAddress();
  const payload = { email };
  const url = '/api/v1/sign-in/requests';
  await t.app.inject({ method: 'POST', url, payload, remoteAddress: '203.0.113.7' });
  const mail = await t.mailbox.nth(email);
  expect(mail).toMatchObject({ to: email, subject: 'Your sign-in link for Keyshift' });
  for (const part of [mail.text, mail.html]) {
    expect(part).toContain('Finish signing in');
    expect(part).toContain(`${ORIGIN}/sign-in/confirm?token=${tokenOf(mail)}`);
    expect(part).toContain(`${codeOf(mail).slice(0, 3)} ${codeOf(mail).slice(3)}`);
    expect(part).toMatch(/works once and expires after 15 minutes/);
    expect(part).toContain('near 203.0.113.7');
    expect(part).toContain('ignore this email');
  }
  expect(mail.text).toMatch(/^Open this link to finish signing in/);
  expect(mail.text).toContain('Requested from a program, near');
  expect(mail.html).toContain('Press the button to finish signing in');
  expect(mail.html.split(`href="${linkOf(mail)}"`)).toHaveLength(3);
  expect(mail.html).toMatch(/^<!doctype html><html lang="en">/);
  expect(mail.html).not.toMatch(/<script|<img|javascript:/i);
});

it('a rolled-back transaction sends no email', async () => {
  const [undone, done] = [newAddress(), newAddress()];
  const jobs = async () =>
    (await t.sql<{ n: number }>('select count(*)::int as n from pgboss.job'))[0]?.n ?? 0;
  const before = await jobs();
  const undoing = t.app.get(Atomic).run(async () => {
    await t.app.get(SignInService).requestEmail({ email: undone }, VISIT);
    throw new Error('changed my mind');
  });
  await expect(undoing).rejects.toThrow('changed my mind');
  expect(await jobs()).toBe(before);
  await t.app.get(Atomic).run(() => t.app.get(SignInService).requestEmail({ email: done }, VISIT));
  await t.mailbox.nth(done);
  expect(t.mailbox.to(undone)).toEqual([]);
});

it('an email refused by SMTP is retried, unless its link has expired', async () => {
  const [late, early] = [newAddress(), newAddress()];
  t.mailbox.fault = new Error('451 try again later');
  t.mailbox.refused.length = 0;
  await ask(late);
  await until(() => t.mailbox.refused[0]);
  t.clock.advance(14 * 60);
  await ask(early);
  await until(() => t.mailbox.refused[1]);
  t.clock.advance(2 * 60);
  t.mailbox.fault = undefined;
  const mail = await t.mailbox.nth(early);
  expect(t.mailbox.refused).toContain(mail.messageId);
  expect((await t.asNobody().post('/sign-in/sessions', { token: tokenOf(mail) })).status).toBe(201);
  const open = `select 1 from pgboss.job j join sign_in_request r on r.id = j.data->>'id'
    where r.email = $1 and j.state <> 'completed'`;
  await until(async () => ((await t.sql(open, [late])).length === 0 ? true : undefined));
  expect(t.mailbox.to(late)).toEqual([]);
});

it('each email has its own Message-ID; links are not logged', async () => {
  const email = newAddress();
  await ask(email);
  await ask(email);
  const mails = [await t.mailbox.nth(email), await t.mailbox.nth(email, 2)];
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  for (const mail of mails) {
    expect(mail.messageId).toMatch(/^<[\w-]+@127\.0\.0\.1>$/);
    expect(t.log.join('\n')).not.toContain(tokenOf(mail));
  }
});

describe('over SMTP', () => {
  const received: { to: string[]; from: string; raw: string }[] = [];
  let server: SMTPServer;
  let transport: SmtpTransport;
  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, { envelope }, done) {
        let raw = '';
        stream.on('data', (chunk) => {
          raw += chunk;
        });
        stream.on('end', () => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          received.push({ raw, from, to: envelope.rcptTo.map(({ address }) => address) });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    transport = new SmtpTransport(smtpServer(port), SENDER);
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  beforeEach(() => void received.splice(0));

  it('an email goes to one recipient, as text and HTML', async () => {
    const email = newAddress();
    await ask(email);
    const mail = await t.mailbox.nth(email);
    await transport.send(mail, mail.messageId);
    expect(received).toMatchObject([{ to: [email], from: 'clock@harbor.example' }]);
    const parsed = await simpleParser(received[0]?.raw ?? '');
    expect(parsed).toMatchObject({ subject: mail.subject, messageId: mail.messageId });
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    expect(parsed.html).toContain(linkOf(mail).replaceAll('&', '&amp;'));
    expect(parsed.from?.text).toBe('"Keyshift" <clock@harbor.example>');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('a subject cannot add a header or a recipient', async () => {
    const subject = 'Hello\r\nBcc: second@harbor.example\r\n\r\nbody';
    await transport.send({ to: 'first@harbor.example', subject, text: 'x', html: 'x' }, '<a@b>');
    const parsed = await simpleParser(received[0]?.raw ?? '');
    expect(received[0]?.to).toEqual(['first@harbor.example']);
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.text?.trim()).toBe('x');
  });
});

/** The app as on a developer's machine, with the mailbox in the browser. */
async function developersApp(env: Record<string, string> = {}) {
  const databaseUrl = await freshDatabase();
  const lines: string[] = [];
  const log: string[] = [];
  const clock = new TestClock();
  const print = (line: string) => void lines.push(line);
  const transport = new Mailbox(() => clock.now(), print);
  const settings = readSettings({ ORIGIN, SECRET, DATABASE_URL: databaseUrl, ...env });
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
  const doubles = { clock, transport };
  const app = await createApp({ settings, databaseUrl, secret: SECRET, logger, print, doubles });
  return { app, lines, log, transport };
}

const visit = (app: NestFastifyApplication, headers = {}, remoteAddress = '127.0.0.1') =>
  app.inject({ url: '/dev/mailbox', headers: { host: 'localhost:3000', ...headers }, remoteAddress });

describe('the development mailbox', () => {
  let own: Awaited<ReturnType<typeof developersApp>>;
  beforeAll(async () => {
    own = await developersApp();
    const payload = { email: 'dev@harbor.example' };
    await own.app.inject({ method: 'POST', url: '/api/v1/sign-in/requests', payload });
    await until(() => own.transport.list()[0]);
  });
  afterAll(() => closeApp(own.app));

  it('shows the email; its link is printed to the terminal but not logged', async () => {
    const token = tokenOf(own.transport.list()[0] as KeptMail);
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost']) {
      const page = await visit(own.app, { host });
      expect([host, page.statusCode]).toEqual([host, 200]);
      expect(page.body).toContain(token);
      expect(page.headers['cache-control']).toContain('no-store');
    }
    expect((await visit(own.app, {}, '::ffff:127.0.0.1')).statusCode).toBe(200);
    expect(own.lines.join('\n')).toContain(token);
    expect(own.log.join('\n')).not.toContain(token);
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'])(
    'is not found through a proxy that sends %s',
    async (name) => {
      for (const value of ['127.0.0.1', '']) {
        const { statusCode, body } = await visit(own.app, { [name]: value });
        expect(statusCode).toBe(404);
        expect(body).not.toContain('dev@harbor.example');
      }
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1:3000@evil',
    '10.0.0.1',
  ])('is not found under the host %j', async (host) => {
    expect((await visit(own.app, { host })).statusCode).toBe(404);
  });

  it.each(['203.0.113.7', '10.0.0.5', '::ffff:10.0.0.5', 'fe80::1'])('is not found from %s', async (peer) => {
    expect((await visit(own.app, {}, peer)).statusCode).toBe(404);
  });
});

it.each([{ SMTP_URL: 'smtp://127.0.0.1:1' }, { SMTP_URL: 'smtp://127.0.0.1:1', NODE_ENV: 'production' }])(
  'the development mailbox is off when SMTP is set: %j',
  async (env) => {
    const { app } = await developersApp(env);
    const { statusCode } = await visit(app);
    await closeApp(app);
    expect(statusCode).toBe(404);
  },
);
