import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { readSender } from '../../config/sender';
import { type Sender, SmtpTransport, unlinked } from '../../src/modules/mail';
import { Email } from '../../src/modules/users';
import { openSmtp, SENDER, smtpServer, type TestSmtp } from '../kit/smtp';

const ROOT = path.resolve(__dirname, '../../src');
/** The subject of each template, as in the source. */
const SUBJECT = /subject:\s*(?:`([^`]+)`|'([^']+)')/g;
const PLACE = /\$\{[^}]+\}/;
const FRAGMENTS = [
  '=?utf-8?Q?Your_bank?=',
  '=?UTF-8?B?WW91ciBiYW5r?=',
  '=?utf-8*en?q?x?=',
  '=?',
  '?=',
  '=?utf-8?Q?a',
  '\r\nBcc: second@harbor.example',
  '\n\n<b>body</b>',
  '\r',
  '\t',
  '\0',
  '\u2028',
  '"quoted"',
  '\\"',
  'a, b; c:',
  '<x@harbor.example>',
  'Bäckerei',
  'パン屋',
  '🥐',
  '\ud83e',
  'evil.example',
  'xn--bcher-kva.example',
  'a'.repeat(300),
  ' '.repeat(90),
  ' ',
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

function templates(): string[] {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes('.spec.'),
  );
  return files.flatMap((file) => {
    const source = readFileSync(path.join(ROOT, file), 'utf8');
    return [...source.matchAll(SUBJECT)].map(([, tick, quote]) => tick ?? quote ?? '');
  });
}

/** The text on one line, as a recipient must see it in any mail program. */
const oneLine = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();

/** Folding may shorten runs of spaces. */
const spaced = (text = ''): string => text.replace(/ +/g, ' ').trim();

let smtp: TestSmtp;
beforeAll(async () => {
  smtp = await openSmtp({ disabledCommands: ['AUTH', 'STARTTLS'] });
});
afterAll(() => smtp.close());

interface Arrived {
  readonly raw: string;
  readonly mail: ParsedMail;
  readonly envelope: { from: string; to: string[] };
}

async function sent(subject: string, to = 'reader@harbor.example', from: Sender = SENDER): Promise<Arrived> {
  smtp.received.length = 0;
  await new SmtpTransport(smtpServer(smtp.port), from).send({ to, subject, text: 'x', html: 'x' }, ID);
  const [received = { raw: '', from: '', to: [] }] = smtp.received;
  const envelope = { from: onTheWire(received.from), to: received.to.map(onTheWire) };
  return { raw: received.raw, envelope, mail: await simpleParser(received.raw) };
}

const ID = '<01-a@clock.example>';
const HEADERS = [
  'from',
  'to',
  'subject',
  'message-id',
  'auto-submitted',
  'content-type',
  'date',
  'mime-version',
].sort();
/** The server and the parser show Unicode domains; on the wire they are ASCII. */
const onTheWire = (address: string): string => address.replace(/[^@]+$/, (domain) => domainToASCII(domain));
const addressesIn = (field: AddressObject | AddressObject[] | undefined) =>
  [field ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .map(({ name, address = '' }) => ({ name, address: onTheWire(address) }));

/** Expects no header, recipient, sender or part other than the intended ones. */
function expectOwnHeadersOnly({ raw, mail, envelope }: Arrived, to: string): void {
  expect([...mail.headers.keys()].sort()).toEqual(HEADERS);
  expect(envelope).toMatchObject({ from: SENDER.address, to: [to] });
  expect(addressesIn(mail.to)).toEqual([{ address: to, name: '' }]);
  expect(addressesIn(mail.from)).toEqual([SENDER]);
  expect([mail.messageId, mail.text?.trim(), mail.replyTo]).toEqual([ID, 'x', undefined]);
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
  expect(head).toMatch(/^[\x20-\x7e\r\n\t]*$/);
  expect(Math.max(...head.split('\r\n').map((line) => line.length))).toBeLessThan(200);
}

it('every template shows names in its subject unchanged', async () => {
  const subjects = templates();
  expect(subjects.length).toBeGreaterThan(15);
  expect(subjects.filter((one) => PLACE.test(one)).length).toBeGreaterThan(8);
  const property = fc.asyncProperty(
    fc.constantFrom(...subjects),
    fc.array(hostile, { minLength: 4, maxLength: 4 }),
    async (template, names) => {
      const subject = names.reduce((text, name) => text.replace(PLACE, () => unlinked(name)), template);
      const arrived = await sent(subject);
      expect(spaced(arrived.mail.subject)).toBe(spaced(oneLine(subject)));
      expectOwnHeadersOnly(arrived, 'reader@harbor.example');
    },
  );
  await fc.assert(property, { numRuns: 80 });
});

it('any valid address appears unchanged in header and envelope', async () => {
  const local = fc.string({
    unit: fc.constantFrom(..."abc019!#$%&'*+/=?^_`{|}~-.".split(''), '=?', '?='),
    minLength: 1,
    maxLength: 40,
  });
  const domain = fc.constantFrom('harbor.example', 'xn--bcher-kva.example', `${'a'.repeat(60)}.example`);
  const property = fc.asyncProperty(local, domain, async (name, host) => {
    const parsed = Email.safeParse(`${name}@${host}`);
    fc.pre(parsed.success);
    const to = parsed.data ?? '';
    expectOwnHeadersOnly(await sent('Hello', to), to);
  });
  await fc.assert(property, { numRuns: 40 });
});

it.each(['=?utf-8?q?x?=@harbor.example', 'a=?utf-8?b?eA==?=@harbor.example'])(
  '%s is refused as an address: mail programs decode it to another one',
  (address) => {
    expect(Email.safeParse(address).success).toBe(false);
  },
);

it('any sender from the settings is shown unchanged', async () => {
  const property = fc.asyncProperty(hostile, fc.boolean(), async (name, isQuoted) => {
    const from = readSender(`${isQuoted ? `"${name}"` : name} <clock@bücher.example>`);
    fc.pre(from !== undefined);
    const { mail, envelope } = await sent('Hello', 'reader@harbor.example', from);
    const [{ name: shown, address } = { name: '', address: '' }, ...others] = addressesIn(mail.from);
    expect({ name: spaced(shown), address }).toEqual({ ...from, name: spaced(from?.name) });
    expect([envelope.from, others]).toEqual(['clock@xn--bcher-kva.example', []]);
  });
  await fc.assert(property, { numRuns: 40 });
});
