import { startApp, type TestApp } from '../kit/app';
import type { GivenMember } from '../kit/given';
import { tokenOf, until } from '../kit/mailbox';
import { Assistant, Tab } from '../kit/oauth-client';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const about = (address: string, subject: string) =>
  t.mailbox.to(address).filter((one) => one.subject === subject);

/** Waits for an email with a subject. */
const mailed = (address: string, subject: string) =>
  until(
    () => about(address, subject)[0],
    () => `${address} got ${JSON.stringify(t.mailbox.to(address).map((one) => one.subject))}, not ${subject}`,
  );

/** Waits until all queued emails are processed: an email that is not sent leaves no other trace. */
const settled = () =>
  until(async () => {
    const [row] = await t.sql<{ n: number }>(
      `select count(*)::int as n from pgboss.job where name = 'mail' and state in ('created', 'active', 'retry')`,
    );
    return row?.n === 0 ? true : undefined;
  });

const fromBrowser = (sessionId: string) =>
  t.sql('update session set user_agent = $2 where id = $1', [sessionId, FIREFOX]);

describe('when ownership is transferred', () => {
  it('both owners are emailed what, when, from where and what to do', async () => {
    const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
    await fromBrowser(owner.sessionId);
    await owner.post('/workspace/ownership', { memberId: ann.id });
    const subject = `${workspace.name} has a new owner`;
    const [old, now] = [await mailed(owner.email, subject), await mailed(ann.email, subject)];
    expect(old.text).toContain(`You made ann the owner of ${workspace.name}.`);
    expect(old.text).toMatch(/\d{4}, \d\d:\d\d UTC, from Firefox on Linux, near 127\.0\.0\.1\./);
    expect(old.text).toContain('If this wasn’t you, end your other sessions');
    expect(now.text).toContain(`Olga Owner made you the owner of ${workspace.name}.`);
  });
});

describe('when a member becomes an admin', () => {
  it('they and the owner are emailed after a change of role', async () => {
    const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
    await owner.put(`/members/${bob.id}/role`, { role: 'admin' });
    await mailed(bob.email, `You are now an admin of ${workspace.name}`);
    await mailed(owner.email, `bob is now an admin of ${workspace.name}`);
  });

  it('they and the owner are emailed after an accepted invitation', async () => {
    const { workspace, owner } = await t.given.workspace();
    const email = 'invited-admin@harbor.example';
    await owner.post('/invitations', { emails: [email], role: 'admin' });
    await t.asNobody().post('/invitations/accept', { token: tokenOf(await t.mailbox.withLink(email)) });
    await mailed(email, `You are now an admin of ${workspace.name}`);
    await until(() => t.mailbox.to(owner.email).find(({ subject }) => subject.includes('now an admin')));
  });

  it('no email is sent about an employee', async () => {
    const { owner, ann } = await t.given.workspace({ ann: 'admin' });
    await owner.put(`/members/${ann.id}/role`, { role: 'employee' });
    await settled();
    expect([...t.mailbox.to(ann.email), ...t.mailbox.to(owner.email)]).toEqual([]);
  });
});

describe('when a key is generated', () => {
  it('its creator is emailed once, with the hint and never the value', async () => {
    const { workspace, owner } = await t.given.workspace();
    const { body } = await owner.post('/api-keys', { name: 'Export at evil.example' });
    const subject = `An API key was generated in ${workspace.name}`;
    const mail = await mailed(owner.email, subject);
    expect(mail.text).toContain(`which ends in ${body.hint}.`);
    expect(mail.text).toContain('evil.\u2060example');
    expect(mail.text + mail.html).not.toContain(body.value);
    await settled();
    expect(about(owner.email, subject)).toHaveLength(1);
  });
});

describe('when an assistant connects', () => {
  const connected = async (by: GivenMember, workspaceId: string) => {
    const assistant = await Assistant.registered(t);
    const back = await assistant.ask(Tab.forSession(t, by), { account: workspaceId });
    expect(back.searchParams.get('code')).toBeTruthy();
  };

  it('the member and the owner are emailed, unless they switched it off', async () => {
    const { workspace, owner, bob, cem } = await t.given.workspace({ bob: 'employee', cem: 'employee' });
    const subject = `An assistant was connected to ${workspace.name}`;
    await connected(bob, workspace.id);
    expect((await mailed(bob.email, subject)).text).toContain('You connected the assistant');
    expect((await mailed(owner.email, subject)).text).toContain('bob connected the assistant');

    const off = { switches: [{ kind: 'assistant_connected', isOn: false }] };
    await owner.send('PATCH', '/profile/notifications', off);
    await connected(cem, workspace.id);
    await mailed(cem.email, subject);
    await settled();
    expect(about(owner.email, subject)).toHaveLength(1);
  });
});

describe('a sign-in', () => {
  const NEW = 'Sign-in to Keyshift from a new browser';
  const tabWith = (agent: string) => new Tab(t, { 'sec-fetch-site': 'same-origin', 'user-agent': agent });

  async function signedIn(tab: Tab, email: string) {
    const before = t.mailbox.to(email).length;
    await tab.post('/sign-in', { email });
    const mail = await until(() =>
      t.mailbox
        .to(email)
        .slice(before)
        .find(({ subject }) => subject.includes('link')),
    );
    expect((await tab.post('/sign-in/confirm', { token: tokenOf(mail) })).status).toBe(303);
    await settled();
  }

  it('is emailed only from a new browser, and never for the first', async () => {
    const { email } = await t.given.user();
    const [first, second] = [tabWith(FIREFOX), tabWith(SAFARI)];
    await signedIn(first, email);
    await signedIn(first, email);
    expect(about(email, NEW)).toEqual([]);
    await signedIn(second, email);
    const mail = await mailed(email, NEW);
    expect(mail.text).toContain('from Safari on macOS, near 127.0.0.1.');
    await signedIn(second, email);
    await signedIn(first, email);
    expect(about(email, NEW)).toHaveLength(1);
  });

  it('is emailed for a second browser of the same kind and network', async () => {
    const { email } = await t.given.user();
    await signedIn(tabWith(FIREFOX), email);
    await signedIn(tabWith(FIREFOX), email);
    expect(about(email, NEW)).toHaveLength(1);
  });

  it('is emailed for a program that was not used before', async () => {
    const { email } = await t.given.user();
    const start = async (agent: string) => {
      const headers = { 'user-agent': agent };
      const before = t.mailbox.to(email).length;
      await t.asNobody().send('POST', '/sign-in/requests', { email }, headers);
      const link = await until(() =>
        t.mailbox
          .to(email)
          .slice(before)
          .find(({ subject }) => subject.includes('link')),
      );
      await t.asNobody().send('POST', '/sign-in/sessions', { token: tokenOf(link) }, headers);
      await settled();
    };
    await start('curl/8.5');
    await start('curl/8.5');
    expect(about(email, NEW)).toEqual([]);
    await start('python/3.12');
    expect(about(email, NEW)).toHaveLength(1);
  });

  it('is not emailed to a user who switched it off', async () => {
    const { ann } = await t.given.workspace({ ann: 'employee' });
    await ann.send('PATCH', '/profile/notifications', { switches: [{ kind: 'new_browser', isOn: false }] });
    await signedIn(tabWith(FIREFOX), ann.email);
    expect(about(ann.email, NEW)).toEqual([]);
  });
});

it('members with an unreachable address get no email', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  const address = 'bob@sample.example.invalid';
  await t.sql('update app_user set email = $2 where id = $1', [bob.userId, address]);
  await owner.put(`/members/${bob.id}/role`, { role: 'admin' });
  await mailed(owner.email, `bob is now an admin of ${workspace.name}`);
  await settled();
  expect(t.mailbox.to(address)).toEqual([]);
});
