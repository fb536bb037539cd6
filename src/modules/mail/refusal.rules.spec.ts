import { mailRefusal } from './refusal.rules';

const reply = (response: string, command = 'RCPT TO') =>
  mailRefusal({ command, code: 'EENVELOPE', responseCode: Number(response.slice(0, 3)), response });

it.each([
  ['550 No such user here', 'unknown-address'],
  ['550 5.1.1 <x@y.example>: Recipient address rejected: User unknown', 'unknown-address'],
  ['550-5.1.1 The account does not exist.\n550 5.1.1 Learn more', 'unknown-address'],
  ['550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'unknown-address'],
  ['551 User not local', 'unknown-address'],
  ['553 Mailbox name not allowed', 'unknown-address'],
  ['556 Domain does not accept mail', 'unknown-address'],
  ['552 Mailbox full', 'mailbox-unavailable'],
  ['552 5.2.2 Over quota', 'mailbox-unavailable'],
  ['550 5.2.1 Mailbox disabled', 'mailbox-unavailable'],
  ['550 5.4.1 Recipient address rejected: Access denied', 'mailbox-unavailable'],
])('%s to the recipient is final: %s', (response, refusal) => {
  expect(reply(response)).toBe(refusal);
});

it.each([
  '550 Rejected',
  '554 Transaction failed',
  '554 5.6.0 Message content rejected',
  '552 5.3.4 Too big',
])('%s to the message is final', (response) => {
  expect(reply(response, 'DATA')).toBe('message-refused');
});

it.each([
  '550 5.7.1 Relaying denied',
  '554 5.7.1 Relay access denied',
  '554 5.7.1 Service unavailable; client host blocked using zen.spamhaus.org',
  '550 5.7.26 This mail has been blocked because the sender is unauthenticated',
  '550 relay not permitted',
  '553 sorry, that domain is not in my list of allowed rcpthosts',
  '550 5.1.8 Sender address rejected: Domain not found',
  '550 SPF check failed',
  '550 Access denied',
  '550 5.5.1 Bad sequence of commands',
  '554 5.3.5 Local configuration error',
  '530 5.7.0 Authentication required',
  '535 5.7.8 Bad credentials',
  '502 Command not implemented',
  '503 Bad sequence',
  '521 Host does not accept mail',
  '450 4.2.0 Try again later',
  '451 4.7.1 Greylisted',
  '452 4.2.2 Over quota',
])('%s is retried', (response) => {
  expect(reply(response)).toBeUndefined();
});

it.each(['MAIL FROM', 'EHLO', 'STARTTLS', 'AUTH PLAIN', 'CONN', undefined])(
  'a 550 to %s is retried',
  (command) => {
    expect(mailRefusal({ command, responseCode: 550, response: '550 No' })).toBeUndefined();
  },
);

it('an invalid SMTP address is final, an error without a reply is retried', () => {
  expect(mailRefusal({ command: 'API', code: 'EENVELOPE' })).toBe('unknown-address');
  expect(mailRefusal({ code: 'ECONNECTION' })).toBeUndefined();
  expect(mailRefusal(new Error('socket hang up'))).toBeUndefined();
});
