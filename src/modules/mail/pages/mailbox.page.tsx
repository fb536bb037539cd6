import { Brand } from '../../../console/components/mark';
import { Empty, Head } from '../../../console/components/parts';
import type { Theme } from '../../../console/http/theme';
import { Document } from '../../../console/layouts/document';
import type { KeptMail } from '../mailbox';

/** The emails of this process, newest first. */
export function MailboxPage({ mails, theme }: { mails: readonly KeptMail[]; theme: Theme | undefined }) {
  return (
    <Document title="Mailbox" theme={theme}>
      <main class="mailbox">
        <div class="page">
          <Brand />
          <Head
            title="Mailbox"
            text="Emails that this process would have sent. They are visible only on this machine and are lost when the process stops."
          />
          {mails.length === 0 ? (
            <Empty icon="mail" title="No emails yet" text="Request a sign-in link and it shows up here." />
          ) : (
            <ul class="keys">
              {mails.map((mail) => (
                <MailCard key={mail.id} mail={mail} />
              ))}
            </ul>
          )}
        </div>
      </main>
    </Document>
  );
}

function MailCard({ mail }: { mail: KeptMail }) {
  return (
    <li class="card">
      <div>
        <h2>{mail.subject}</h2>
        <p class="small muted">
          To {mail.to},{' '}
          <time dateTime={mail.at.toISOString()}>{mail.at.toISOString().slice(11, 19)} UTC</time>
        </p>
        <pre class="letter">{mail.text}</pre>
        {mail.links.map((link) => (
          <p key={link}>
            <a href={link}>Open the link</a>
          </p>
        ))}
      </div>
    </li>
  );
}
