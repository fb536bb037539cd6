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
/** Not a loopback name, though this machine answers it. */
const elsewhere = () => sink.url.replace('127.0.0.1', '0.0.0.0');
const ask = (server: Server, email: string) => server.ask('POST', '/sign-in/requests', { body: { email } });

it('in production a mail server without TLS gets no sign-in link, and the start says what is required', async () => {
  const server = await start(elsewhere());
  expect(server.output).toMatch(/^Mail goes to 0\.0\.0\.0:\d+ over TLS \(STARTTLS, required\)\.$/m);
  await ask(server, 'clear@proofs.example');
  await until('the mail is refused', () => server.output.includes('a mail was not taken'));
  expect(sink.mails).toEqual([]);
});

it('in production clear text goes out where SMTP_URL asks for it, and the start says so', async () => {
  const server = await start(`${elsewhere()}?tls=none`);
  expect(server.output).toContain('in clear text, because SMTP_URL says tls=none.');
  await ask(server, 'asked@proofs.example');
  expect((await sink.take('asked@proofs.example')).subject).toBe('Your sign-in link for Keyshift');
});

it('in production a mail server of the same machine needs no TLS', async () => {
  const server = await start(sink.url);
  expect(server.output).toContain('over TLS if the server offers it (STARTTLS), otherwise in clear text.');
  await ask(server, 'near@proofs.example');
  expect((await sink.take('near@proofs.example')).subject).toBe('Your sign-in link for Keyshift');
});
