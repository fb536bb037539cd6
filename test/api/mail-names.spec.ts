import { simpleParser } from 'mailparser';
import { SmtpTransport } from '../../src/modules/mail';
import { startApp, type TestApp } from '../kit/app';
import { openSmtp, SENDER, smtpServer, type TestSmtp } from '../kit/smtp';

const NAME = '=?utf-8?Q?Your_bank?= Bäckerei, "Söhne"';

let t: TestApp;
let smtp: TestSmtp;
beforeAll(async () => {
  t = await startApp();
  smtp = await openSmtp({ disabledCommands: ['AUTH', 'STARTTLS'] });
});
afterAll(async () => {
  await t.close();
  await smtp.close();
});

it('emails of a workspace with a hostile name show exactly that name', async () => {
  const { workspace, owner, eve } = await t.given.workspace({ eve: 'employee' });
  await t.sql('update workspace set name = $2 where id = $1', [workspace.id, NAME]);
  await owner.post('/invitations', { emails: ['guest@harbor.example'], role: 'employee' });
  await owner.post(`/members/${eve.id}/removal`);
  for (const email of ['guest@harbor.example', eve.email]) {
    const mail = await t.mailbox.nth(email);
    smtp.received.length = 0;
    await new SmtpTransport(smtpServer(smtp.port), SENDER).send(mail, mail.messageId);
    const raw = smtp.received[0]?.raw ?? '';
    expect((await simpleParser(raw)).subject).toContain(NAME);
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toContain('Your_bank');
  }
});
