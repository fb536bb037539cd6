import tls from 'node:tls';
import { type SmtpServer, SmtpTransport } from '../../src/modules/mail';
import { CERTIFICATE, PRIVATE_KEY } from '../kit/foreign-certificate';
import { openSmtp, SENDER, smtpServer, type TestSmtp } from '../kit/smtp';

const MAIL = { to: 'reader@harbor.example', subject: 'Hello', text: 'x', html: 'x' };
const OWN_TLS = { cert: CERTIFICATE, key: PRIVATE_KEY };

let plain: TestSmtp;
let upgrading: TestSmtp;
let encrypted: TestSmtp;
const authorities = tls.getCACertificates('default');

beforeAll(async () => {
  plain = await openSmtp({ disabledCommands: ['AUTH', 'STARTTLS'] });
  upgrading = await openSmtp(OWN_TLS);
  encrypted = await openSmtp({ ...OWN_TLS, secure: true });
});
afterAll(() => Promise.all([plain, upgrading, encrypted].map((one) => one.close())));
afterEach(() => tls.setDefaultCACertificates(authorities));

const trustTheAuthority = () => tls.setDefaultCACertificates([...authorities, CERTIFICATE]);

/** Sends one email. @returns how it arrived, or the error of the sender */
async function sent({ port, received }: TestSmtp, security: SmtpServer['security']): Promise<string> {
  const before = received.length;
  const transport = new SmtpTransport(smtpServer(port, { host: 'localhost', security }), SENDER);
  try {
    await transport.send(MAIL, '<a@b.example>');
  } catch (error) {
    return `refused: ${String(error)}`;
  }
  const [mail] = received.slice(before);
  return mail?.secure ? 'encrypted' : 'in clear text';
}

it('no email is sent to a plain-text server where TLS is required', async () => {
  const before = [plain.received.length, plain.senders];
  expect(await sent(plain, 'starttls')).toMatch(/^refused: .*STARTTLS/);
  expect(await sent(plain, 'tls')).toMatch(/^refused/);
  expect([plain.received.length, plain.senders]).toEqual(before);
});

it.each([
  ['starttls', 'encrypted'],
  ['opportunistic', 'encrypted'],
  ['none', 'in clear text'],
] as const)('a STARTTLS server gets email with %s %s', async (security, outcome) => {
  trustTheAuthority();
  expect(await sent(upgrading, security)).toBe(outcome);
});

it('a server with implicit TLS gets email encrypted', async () => {
  trustTheAuthority();
  expect(await sent(encrypted, 'tls')).toBe('encrypted');
});

it.each(['starttls', 'opportunistic', 'tls'] as const)(
  'an untrusted certificate stops the sending with %s',
  async (security) => {
    const server = security === 'tls' ? encrypted : upgrading;
    const before = server.received.length;
    expect(await sent(server, security)).toMatch(/^refused: .*certificate/);
    expect(server.received).toHaveLength(before);
  },
);

it('a server without TLS gets plain text only where that is allowed', async () => {
  expect(await sent(plain, 'none')).toBe('in clear text');
  expect(await sent(plain, 'opportunistic')).toBe('in clear text');
});
