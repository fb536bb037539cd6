import { freshDatabase } from '../kit/database';
import { SECRET, Server, stopAll, until } from './server';
import { Sink } from './sink';

let sink: Sink;
beforeAll(async () => {
  sink = await Sink.open();
});
afterEach(stopAll);
afterAll(() => sink.close());

const start = async (SMTP_URL: string) =>
  Server.start({
    DATABASE_URL: await freshDatabase(),
    SECRET,
    SMTP_URL,
    NODE_ENV: 'production',
    MAIL_POLL_SECONDS: '1',
    LOG_LEVEL: 'warn',
  });
/** An address of this machine that is not a loopback name. */
const elsewhere = () => sink.url.replace('127.0.0.1', '0.0.0.0');
const ask = (server: Server, email: string) => server.ask('POST', '/sign-in/requests', { body: { email } });

it('in production a mail server without TLS gets no sign-in link', async () => {
  const server = await start(elsewhere());
  expect(server.output).toMatch(/^Emails are sent to 0\.0\.0\.0:\d+ over TLS \(STARTTLS, required\)\.$/m);
  await ask(server, 'clear@proofs.example');
  await until('the email is refused', () => server.output.includes('an email was not accepted'));
  expect(sink.mails).toEqual([]);
});

it('in production tls=none in SMTP_URL sends clear text and logs it at start', async () => {
  const server = await start(`${elsewhere()}?tls=none`);
  expect(server.output).toContain('in clear text, because SMTP_URL contains tls=none.');
  await ask(server, 'asked@proofs.example');
  expect((await sink.take('asked@proofs.example')).subject).toBe('Your sign-in link for Keyshift');
});

it('in production a mail server on the same machine needs no TLS', async () => {
  const server = await start(sink.url);
  expect(server.output).toContain('over TLS if the server offers it (STARTTLS), otherwise in clear text.');
  await ask(server, 'near@proofs.example');
  expect((await sink.take('near@proofs.example')).subject).toBe('Your sign-in link for Keyshift');
});
