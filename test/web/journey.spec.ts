import type { BrowserContext, Page } from 'playwright-core';
import { slowDown } from '../../src/kernel/problem/kernel.problems';
import { InvitationsService } from '../../src/modules/members';
import { codeOf, linkOf } from '../kit/mailbox';
import { press } from './page-state';
import { isSignedIn, type Site, startSite } from './site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

let serial = 0;
const newAddress = (name: string) => {
  serial += 1;
  return `${name}${serial}@harborbakery.example`;
};

/** Requests a sign-in link. @returns the link and the code in the email */
async function asked(page: Page, email: string) {
  await page.goto('/sign-in');
  await page.getByLabel('Work email').fill(email);
  await press(page, 'Email me a link');
  await page.waitForURL('**/sign-in/sent');
  const mail = await site.mailbox.nth(email);
  return { link: linkOf(mail), code: codeOf(mail) };
}

/** Opens a link like an email scanner: with HEAD and GET requests, and in a browser with scripts. */
async function scanned(link: string, times: number): Promise<void> {
  const scanner = await site.visit();
  const page = await scanner.newPage();
  for (let time = 0; time < times; time += 1) {
    if (time % 5 === 0) await page.goto(link, { waitUntil: 'networkidle' });
    else {
      const reply = await fetch(link, { method: time % 2 ? 'HEAD' : 'GET' });
      expect([reply.status, reply.headers.get('set-cookie')]).toEqual([200, null]);
    }
  }
  expect(await scanner.cookies()).toEqual([]);
  await scanner.close();
}

const me = (key: string) =>
  fetch(`${site.origin}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } });
const notice = (page: Page) => page.getByRole('status').first().textContent();

/** Creates a workspace and generates a key in it. @returns its value */
async function foundedWithKey(page: Page): Promise<string> {
  await page.getByLabel('Company name').fill('Harbor Bakery');
  await press(page, 'Create workspace');
  expect(await notice(page)).toBe('Harbor Bakery is ready. You’re its owner.');
  await page.getByRole('link', { name: 'API Keys' }).first().click();
  await press(page, 'Generate Key');
  await page.getByLabel('Name', { exact: true }).fill('Payroll export');
  await press(page, 'Generate');
  return (await page.locator('.secret code').first().textContent()) ?? '';
}

async function canCopy(context: BrowserContext, page: Page, value: string): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(page, 'Copy key');
  // The status message stays. The label of the button changes for two seconds only.
  await page.getByText('Copied to the clipboard', { exact: true }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(value);
}

it.each([
  ['with scripts', true],
  ['without scripts', false],
])('a person signs in, generates a key and revokes it, %s', async (_, javaScriptEnabled) => {
  const context = await site.visit(undefined, { javaScriptEnabled });
  const page = await context.newPage();
  const { link } = await asked(page, newAddress('dana'));
  await scanned(link, 50);
  await page.goto(link);
  expect(await isSignedIn(context)).toBe(false);
  await press(page, 'Continue');
  await page.waitForURL('**/workspaces/new');
  expect(await isSignedIn(context)).toBe(true);

  const value = await foundedWithKey(page);
  expect(value).toMatch(/^ks_live_\w+$/);
  if (javaScriptEnabled) await canCopy(context, page, value);
  else expect(await page.getByRole('button', { name: 'Copy key' }).isVisible()).toBe(false);
  expect((await me(value)).status).toBe(200);

  await page.reload();
  expect(await notice(page)).toBe('This key was already generated. Its value can’t be shown again.');
  expect(await page.getByText('1 key', { exact: true }).isVisible()).toBe(true);
  expect(await page.content()).not.toContain(value);

  await press(page, 'Actions for Payroll export');
  await press(page, 'Revoke');
  await press(page, 'Revoke key');
  expect(await notice(page)).toMatch(/^Revoked “Payroll export” \(\w{4}\)\./);
  expect((await me(value)).status).toBe(401);
  await context.close();
});

it('a sign-in link works once, and then its page says that it was used', async () => {
  const context = await site.visit();
  const page = await context.newPage();
  const { link } = await asked(page, newAddress('once'));
  await page.goto(link);
  await press(page, 'Continue');
  await page.waitForURL('**/workspaces/new');
  const other = await (await site.visit()).newPage();
  expect((await other.goto(link))?.status()).toBe(410);
  await other.getByText('This link has already been used.').waitFor();
  expect(await isSignedIn(other.context())).toBe(false);
});

it('a code works only in the browser that requested it', async () => {
  const asking = await site.visit();
  const page = await asking.newPage();
  const { code } = await asked(page, newAddress('code'));

  const other = await site.visit();
  const outsider = await other.newPage();
  await outsider.goto('/sign-in/sent');
  await outsider.waitForURL('**/sign-in');
  await other.request.post('/sign-in/code', { form: { code }, headers: { origin: site.origin } });
  expect(await isSignedIn(other)).toBe(false);

  await page.locator('[name=code]').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await press(page, 'Sign in');
  await page.waitForURL('**/workspaces/new');
  expect(await isSignedIn(asking)).toBe(true);
});

/** Invites an address. @returns the workspace, its members and the link in the email */
async function invited(email: string, nth = 1) {
  const { workspace, owner, theo } = await site.given.workspace({ theo: 'employee' });
  await owner.post('/invitations', { emails: [email], role: 'admin' });
  return { workspace, owner, theo, link: linkOf(await site.mailbox.nth(email, nth)) };
}

it('a new person joins by an invitation and signs out again', async () => {
  const { link, workspace } = await invited(newAddress('noor'));
  const context = await site.visit();
  const page = await context.newPage();
  await scanned(link, 10);
  await page.goto(link);
  await press(page, `Join ${workspace.name}`);
  expect(await notice(page)).toBe(`You joined ${workspace.name}.`);
  expect(page.url()).toBe(`${site.origin}/w/${workspace.slug}`);

  await page.locator('[popovertarget=you]').click();
  await press(page, 'Sign out');
  await page.getByText('You’re signed out.').waitFor();
  expect(await isSignedIn(context)).toBe(false);
  await page.goto(`/w/${workspace.slug}`);
  await page.getByLabel('Work email').waitFor();
});

/** The content of the field and the result for each address. */
const outcomes = async (page: Page) => ({
  left: await page.getByLabel('Emails').inputValue(),
  says: await page.getByRole('dialog').locator('.note').allInnerTexts(),
});

it.each([
  ['with scripts', true],
  ['without scripts', false],
])('the owner invites people in the dialog, and one joins, %s', async (_, javaScriptEnabled) => {
  const { workspace, owner, theo } = await site.given.workspace({ theo: 'employee' });
  const [noor, lea] = [newAddress('noor'), newAddress('lea')];
  const page = await (await site.visit(owner.token, { javaScriptEnabled })).newPage();
  const invite = async (emails: string) => {
    await press(page, 'Invite member');
    await page.getByLabel('Emails').fill(emails);
    await page.getByRole('radio', { name: 'Admin' }).check();
    await press(page, 'Send invitation');
  };
  await page.goto(`/w/${workspace.slug}`);
  await page.getByRole('link', { name: 'Members' }).first().click();
  await invite(`${noor};\n${noor.toUpperCase()} ${theo.email}, lea@`);
  await page.getByText('“lea@” doesn’t look like').waitFor();
  expect(await outcomes(page)).toEqual({
    left: `${theo.email}\nlea@`,
    says: [
      `Invitation sent to ${noor}. It works for 7 days.`,
      `${theo.email} is already a member.`,
      expect.stringContaining('Check for a missing @ or a typo.'),
    ],
  });
  await page.getByLabel('Emails').fill(lea);
  await press(page, 'Send invitation');
  expect(await notice(page)).toBe(`Invitation sent to ${lea}. It works for 7 days.`);

  await press(page, `Cancel the invitation for ${noor}`);
  expect(await notice(page)).toBe(`Cancelled the invitation for ${noor}.`);
  await press(page, `Resend the invitation for ${lea}`);
  expect(await notice(page)).toBe(`Sent again to ${lea}. It works for 7 days.`);

  const joining = await (await site.visit(undefined, { javaScriptEnabled })).newPage();
  await joining.goto(linkOf(await site.mailbox.nth(lea, 2)));
  await press(joining, `Join ${workspace.name}`);
  expect(await notice(joining)).toBe(`You joined ${workspace.name}.`);
  await page.reload();
  await page.getByText(lea).waitFor();
  await invite(`${newAddress('ada')} ${newAddress('ben')}`);
  expect(await notice(page)).toBe('2 invitations sent. They work for 7 days.');
});

it('an invitation that was closed meanwhile is reported as no longer open', async () => {
  const email = newAddress('late');
  const { owner, workspace } = await invited(email);
  const page = await (await site.visit(owner.token)).newPage();
  for (const [button, end] of [
    ['Resend', 'cancelled_at'],
    ['Cancel', 'accepted_at'],
  ]) {
    await site.sql('update invitation set cancelled_at = null, accepted_at = null where email = $1', [email]);
    await page.goto(`/w/${workspace.slug}/members`);
    await site.sql(`update invitation set ${end} = now() where email = $1`, [email]);
    await press(page, `${button} the invitation for ${email}`);
    expect(await notice(page)).toBe('That invitation is no longer open.');
  }
});

it('too many invitations show how long to wait, and the input is kept', async () => {
  const { owner, workspace } = await site.given.workspace();
  const page = await (await site.visit(owner.token)).newPage();
  const service = site.app.get(InvitationsService);
  const invite = service.invite;
  service.invite = () => Promise.reject(slowDown(undefined, { retryAfterSeconds: 150 }));
  try {
    await page.goto(`/w/${workspace.slug}/members`);
    await press(page, 'Invite member');
    await page.getByLabel('Emails').fill('noor@harborbakery.example');
    await press(page, 'Send invitation');
    await page.getByText('Wait 3 minutes, then try again.').waitFor();
  } finally {
    service.invite = invite;
  }
  expect((await outcomes(page)).left).toBe('noor@harborbakery.example');
  expect((await owner.get('/invitations')).body.data).toEqual([]);
});

it('the home page of an employee links to keys only if they have some', async () => {
  const { workspace, theo } = await site.given.workspace({ theo: 'employee' });
  const page = await (await site.visit(theo.token)).newPage();
  const cards = async () => {
    await page.goto(`/w/${workspace.slug}`);
    return page.locator('.ways b').allTextContents();
  };
  expect(await cards()).toEqual(['Members', 'Connections', 'API reference']);
  await site.given.apiKey(workspace.id, theo.id, 'Left over');
  expect(await cards()).toEqual(['Members', 'API Keys', 'Connections', 'API reference']);
});

it('an employee does not see invitations and cannot send one', async () => {
  const { theo, workspace } = await invited(newAddress('noor'));
  const context = await site.visit(theo.token);
  const page = await context.newPage();
  await page.goto(`/w/${workspace.slug}/members`);
  await page.getByText('Only the owner and admins can invite people.').waitFor();
  expect(await page.getByRole('button', { name: /invit/i }).count()).toBe(0);
  const form = { emails: newAddress('mallory'), role: 'admin' };
  const reply = await context.request.post(`/w/${workspace.slug}/invitations`, {
    form,
    headers: { origin: site.origin },
  });
  expect(reply.status()).toBe(403);
});

it('an invitation for another address asks before it switches accounts', async () => {
  const email = newAddress('lena');
  const { link, workspace, theo } = await invited(email);
  const page = await (await site.visit(theo.token)).newPage();
  await page.goto(link);
  await page.getByRole('link', { name: `Stay as ${theo.email}` }).click();
  await page.waitForURL(`**/w/${workspace.slug}`);
  expect((await me(theo.token)).status).toBe(200);

  await page.goto(link);
  await press(page, `Switch to ${email} and join`);
  expect(await notice(page)).toBe(`You joined ${workspace.name}.`);
  expect(await page.locator('[popovertarget=you]').textContent()).toContain(email);
  expect((await me(theo.token)).status).toBe(401);
});

it('an invited person with an account joins by a link sent to their address', async () => {
  const known = await site.given.user('Known Person');
  const { link, workspace } = await invited(known.email);
  const page = await (await site.visit()).newPage();
  await page.goto(link);
  await press(page, `Join ${workspace.name}`);
  await page.getByText(`It also adds you to ${workspace.name}`).waitFor();
  await page.goto(linkOf(await site.mailbox.nth(known.email, 2)));
  await press(page, 'Continue');
  await page.waitForURL(`**/w/${workspace.slug}`);
});

it('a removed person gets a 404 page with a link to their workspaces', async () => {
  const { workspace, owner, theo } = await site.given.workspace({ theo: 'employee' });
  const page = await (await site.visit(theo.token)).newPage();
  await page.goto(`/w/${workspace.slug}`);
  await owner.post(`/members/${theo.id}/removal`);
  await page.getByRole('link', { name: 'Members' }).first().click();
  await page.getByText('There’s nothing at this address').waitFor();
  await page.getByRole('link', { name: 'Your workspaces' }).click();
  await page.getByText('You’re not in a workspace yet.').waitFor();
});
