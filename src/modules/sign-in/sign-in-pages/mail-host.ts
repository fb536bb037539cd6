/** A webmail site. */
export interface MailHost {
  readonly name: string;
  readonly href: string;
}

const GMAIL: MailHost = { name: 'Gmail', href: 'https://mail.google.com/' };
const OUTLOOK: MailHost = { name: 'Outlook', href: 'https://outlook.live.com/mail/' };
const ICLOUD: MailHost = { name: 'iCloud Mail', href: 'https://www.icloud.com/mail/' };

const HOSTS = new Map<string, MailHost>([
  ['gmail.com', GMAIL],
  ['googlemail.com', GMAIL],
  ['outlook.com', OUTLOOK],
  ['hotmail.com', OUTLOOK],
  ['live.com', OUTLOOK],
  ['yahoo.com', { name: 'Yahoo Mail', href: 'https://mail.yahoo.com/' }],
  ['icloud.com', ICLOUD],
  ['me.com', ICLOUD],
  ['proton.me', { name: 'Proton Mail', href: 'https://mail.proton.me/' }],
]);

/** The webmail site of an address, if the domain alone identifies it. */
export const mailHostOf = (email: string): MailHost | undefined =>
  HOSTS.get(email.slice(email.lastIndexOf('@') + 1));
