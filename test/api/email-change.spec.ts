import { startApp, type TestApp } from '../kit/app';
import { browser, wordsOf } from '../kit/browse';
import type { GivenMember } from '../kit/given';
import { linkOf, tokenOf } from '../kit/mailbox';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

let serial = 0;
const fresh = (): string => {
  serial += 1;
  return `ann.new${serial}@harbor.example`;
};
const ask = (person: GivenMember, email: string) => person.send('POST', '/profile/email-change', { email });

/** The token in the nth email to an address, checked for its step. */
async function mailed(address: string, step: 'approve' | 'confirm' | 'undo', n = 1): Promise<string> {
  const mail = await t.mailbox.nth(address, n);
  expect(new URL(linkOf(mail)).pathname).toBe(`/email-change/${step}`);
  return tokenOf(mail);
}

/** Completes a change. @param n which email to the new address it is @returns the undo token */
async function changed(person: GivenMember, to: string, n = 1): Promise<string> {
  const from = (await person.get('/profile')).body.email as string;
  const before = t.mailbox.to(from).length;
  expect((await ask(person, to)).status).toBe(202);
  const pages = browser(t, person.token);
  await pages.post('/email-change/approve', { token: await mailed(from, 'approve', before + 1) });
  const reply = await pages.post('/email-change/confirm', { token: await mailed(to, 'confirm', n) });
  expect([reply.status, reply.headers.location]).toEqual([303, '/me/profile']);
  return mailed(from, 'undo', before + 2);
}

const signInAt = async (email: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const n = t.mailbox.to(email).length + 1;
  await t.asNobody().send('POST', '/sign-in/requests', { email });
  const token = tokenOf(await t.mailbox.nth(email, n));
  return t.asNobody().send('POST', '/sign-in/sessions', { token });
};

it('both mailboxes and the session change an address; other sessions end', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  const other = t.as((await t.given.session(ann.userId)).token);
  const to = fresh();
  await changed(ann, to);
  expect((await ann.get('/me')).body.user).toMatchObject({ id: ann.userId, email: to });
  expect((await owner.get(`/members/${ann.id}`)).body.email).toBe(to);
  expect((await other.get('/me')).status).toBe(401);
  const entered = await signInAt(to);
  expect([entered.status, entered.body.user]).toEqual([201, expect.objectContaining({ id: ann.userId })]);
  const events = await t.sql<{ action: string }>(
    `select action from audit_event where chain = $1 and action like 'email.%' order by seq`,
    [ann.userId],
  );
  expect(events.map(({ action }) => action)).toEqual([
    'email.change_asked',
    'email.change_approved',
    'email.changed',
  ]);
});

it('opening a link changes nothing; another browser cannot finish the change', async () => {
  const { ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const to = fresh();
  await ask(ann, to);
  const approve = await mailed(ann.email, 'approve');
  for (let n = 0; n < 3; n += 1)
    expect((await browser(t).get(`/email-change/approve?token=${approve}`)).status).toBe(200);
  expect(t.mailbox.to(to)).toHaveLength(0);
  await browser(t).post('/email-change/approve', { token: approve });
  const confirm = await mailed(to, 'confirm');
  for (const session of [undefined, bob.token]) {
    const page = browser(t, session);
    expect(wordsOf((await page.get(`/email-change/confirm?token=${confirm}`)).text)).toContain(
      'Sign in first',
    );
    expect(wordsOf((await page.post('/email-change/confirm', { token: confirm })).text)).toContain(
      'Sign in first',
    );
  }
  expect((await ann.get('/profile')).body).toMatchObject({
    email: ann.email,
    emailChange: { email: to, step: 'new' },
  });
});

it('pending sign-in links are void after the change', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const to = fresh();
  await t.asNobody().send('POST', '/sign-in/requests', { email: ann.email });
  const old = tokenOf(await t.mailbox.nth(ann.email, 1));
  await changed(ann, to);
  const late = await t.asNobody().send('POST', '/sign-in/sessions', { token: old });
  expect([late.status, late.body.state]).toEqual([410, 'void']);
});

it('the old address can undo for seven days, also after a second change', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const [thief, again] = [fresh(), fresh()];
  const undo = await changed(ann, thief);
  await changed(ann, again);
  expect(wordsOf((await browser(t).get(`/email-change/undo?token=${undo}`)).text)).toContain(
    'Undo the change?',
  );
  expect((await ann.get('/me')).status).toBe(200);
  const reply = await browser(t).post('/email-change/undo', { token: undo });
  expect(wordsOf(reply.text)).toContain('It’s yours again');
  expect((await ann.get('/me')).status).toBe(401);
  const entered = await signInAt(ann.email);
  expect(entered.body.user).toMatchObject({ id: ann.userId, email: ann.email });
  const outsiders = await Promise.all([signInAt(thief), signInAt(again)]);
  for (const { status, body } of outsiders) {
    expect(status).toBe(201);
    expect(body.user).not.toMatchObject({ id: ann.userId });
  }
  expect((await browser(t).post('/email-change/undo', { token: undo })).status).toBe(410);
});

it('the old address is on hold for seven days, then free', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const undo = await changed(ann, fresh());
  const held = await signInAt(ann.email);
  expect([held.status, held.body.code]).toEqual([409, 'email-held']);
  const n = t.mailbox.to(ann.email).length;
  const page = await browser(t).post('/sign-in/confirm', {
    token: tokenOf(await t.mailbox.nth(ann.email, n)),
  });
  expect([page.status, wordsOf(page.text)]).toEqual([
    409,
    expect.stringContaining('This address is on hold'),
  ]);
  t.clock.advance(7 * 86_400);
  try {
    expect((await browser(t).post('/email-change/undo', { token: undo })).status).toBe(410);
    const free = await signInAt(ann.email);
    expect(free.status).toBe(201);
    expect(free.body.user).not.toMatchObject({ id: ann.userId });
  } finally {
    t.clock.reset();
  }
});

it('an address that gets an account meanwhile is not taken over', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const to = fresh();
  await ask(ann, to);
  await browser(t).post('/email-change/approve', { token: await mailed(ann.email, 'approve') });
  const confirm = await mailed(to, 'confirm');
  const owner = await signInAt(to);
  const late = await browser(t, ann.token).post('/email-change/confirm', { token: confirm });
  expect([late.status, wordsOf(late.text)]).toEqual([
    409,
    expect.stringContaining('now has an account. Nothing was changed'),
  ]);
  expect((await ann.get('/profile')).body).toMatchObject({ email: ann.email });
  expect(owner.body.user).toMatchObject({ email: to });
});

it('of 20 concurrent confirmations and a sign-up, one gets the address', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const to = fresh();
  await ask(ann, to);
  await browser(t).post('/email-change/approve', { token: await mailed(ann.email, 'approve') });
  const confirm = await mailed(to, 'confirm');
  await t.asNobody().send('POST', '/sign-in/requests', { email: to });
  const link = tokenOf(await t.mailbox.nth(to, 2));
  const all = await Promise.all([
    ...Array.from({ length: 20 }, () =>
      browser(t, ann.token).post('/email-change/confirm', { token: confirm }),
    ),
    t.asNobody().send('POST', '/sign-in/sessions', { token: link }),
  ]);
  const signedUp = all.at(-1)?.status === 201;
  expect(all.slice(0, 20).filter(({ status }) => status === 303)).toHaveLength(signedUp ? 0 : 1);
  expect(all.filter(({ status }) => status >= 500)).toEqual([]);
  const holders = await t.sql<{ id: string }>('select id from app_user where email = $1', [to]);
  expect(holders).toHaveLength(1);
});

it('the old mailbox can stop a change, which ends every session', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  await ask(ann, fresh());
  const token = await mailed(ann.email, 'approve');
  const reply = await browser(t).post('/email-change/stop', { token });
  expect(wordsOf(reply.text)).toContain('Your address stays');
  expect((await ann.get('/me')).status).toBe(401);
  expect((await browser(t).post('/email-change/approve', { token })).status).toBe(410);
});

it('a change is replaced by a newer one, cancelled, or expires in an hour', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  await ask(ann, fresh());
  const first = await mailed(ann.email, 'approve');
  const second = fresh();
  await ask(ann, second);
  expect((await browser(t).post('/email-change/approve', { token: first })).status).toBe(410);
  expect((await ann.get('/profile')).body.emailChange).toMatchObject({ email: second, step: 'old' });
  await mailed(ann.email, 'approve', 2);
  expect((await ann.send('DELETE', '/profile/email-change')).status).toBe(204);
  expect((await ann.send('DELETE', '/profile/email-change')).status).toBe(204);
  expect((await ann.get('/profile')).body.emailChange).toBeNull();
  await ask(ann, second);
  const third = await mailed(ann.email, 'approve', 3);
  t.clock.advance(3600);
  try {
    expect((await browser(t).post('/email-change/approve', { token: third })).status).toBe(410);
    expect((await ann.get('/profile')).body.emailChange).toBeNull();
  } finally {
    t.clock.reset();
  }
});

it('the response does not reveal accounts, and requests are limited', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  const [known, unknown] = [await ask(ann, owner.email), await ask(ann, fresh())];
  expect([known.status, Object.keys(known.body)]).toEqual([unknown.status, Object.keys(unknown.body)]);
  expect((await ask(ann, ann.email)).status).toBe(422);
  for (let n = 0; n < 2; n += 1) await ask(ann, fresh());
  const tooMany = await ask(ann, fresh());
  expect([tooMany.status, Number(tooMany.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
});

it('an address stays on hold while an undo link to it works', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const other = fresh();
  const first = await changed(ann, other);
  const second = await changed(ann, ann.email, 3);
  await browser(t).post('/email-change/undo', { token: second });
  const undone = await t.mailbox.nth(ann.email, 4);
  expect(undone.subject).toContain('was undone');
  expect((await signInAt(ann.email)).body.code).toBe('email-held');
  const back = await browser(t).post('/email-change/undo', { token: first });
  expect(wordsOf(back.text)).toContain('It’s yours again');
  expect((await signInAt(ann.email)).body.user).toMatchObject({ id: ann.userId });
  expect((await signInAt(other)).body.user).not.toMatchObject({ id: ann.userId });
});

it('a mailbox gets five confirmation emails an hour, then approval gets 429', async () => {
  const victim = fresh();
  const approve = async () => {
    const { owner } = await t.given.workspace();
    await ask(owner, victim);
    const token = await mailed(owner.email, 'approve');
    return { owner, reply: await browser(t).post('/email-change/approve', { token }) };
  };
  for (let n = 0; n < 5; n += 1) expect((await approve()).reply.status).toBe(200);
  const { owner, reply } = await approve();
  expect([reply.status, Number(reply.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
  expect(wordsOf(reply.text)).toContain(
    'Several of these links were already sent to this address. Wait 1 hour',
  );
  expect((await owner.get('/profile')).body.emailChange).toMatchObject({ step: 'old' });
  expect(t.mailbox.to(victim)).toHaveLength(5);
});

it('two users request one address: one gets it, the other keeps theirs', async () => {
  const { ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const to = fresh();
  const ready = async (person: GivenMember, n: number) => {
    await ask(person, to);
    await browser(t).post('/email-change/approve', { token: await mailed(person.email, 'approve') });
    return mailed(to, 'confirm', n);
  };
  const [hers, his] = [await ready(ann, 1), await ready(bob, 2)];
  const replies = await Promise.all([
    browser(t, ann.token).post('/email-change/confirm', { token: hers }),
    browser(t, bob.token).post('/email-change/confirm', { token: his }),
  ]);
  expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
  const emails = [(await ann.get('/profile')).body.email, (await bob.get('/profile')).body.email];
  expect(emails.filter((email) => email === to)).toHaveLength(1);
});

it('an invitation to a held address opens no account; the new one can join', async () => {
  const [{ ann }, { owner }] = [await t.given.workspace({ ann: 'admin' }), await t.given.workspace()];
  const to = fresh();
  await changed(ann, to);
  await owner.post('/invitations', { emails: [ann.email, to], role: 'employee' });
  const old = tokenOf(await t.mailbox.nth(ann.email, 3));
  expect((await t.asNobody().post('/invitations/accept', { token: old })).status).toBe(202);
  const link = tokenOf(await t.mailbox.nth(ann.email, 4));
  const late = await t.asNobody().post('/sign-in/sessions', { token: link });
  expect([late.status, late.body.code]).toEqual([409, 'email-held']);
  const hers = tokenOf(await t.mailbox.nth(to, 2));
  expect((await t.as(ann.token ?? '').post('/invitations/accept', { token: hers })).status).toBe(200);
});

it('no link is stored in the database, and a key cannot change the email', async () => {
  const { workspace, owner } = await t.given.workspace();
  await ask(owner, fresh());
  const token = await mailed(owner.email, 'approve');
  const rows = await t.sql<{ row: string }>('select c::text as row from email_change c', []);
  expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  const key = await t.given.apiKey(workspace.id, owner.id);
  expect((await key.send('POST', '/profile/email-change', { email: fresh() })).status).toBe(403);
});

it('the profile page starts, shows and cancels a change', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const page = browser(t, ann.token);
  expect((await page.post('/me/profile/email', { email: 'nobody' })).status).toBe(422);
  expect((await page.post('/me/profile/email', { email: ann.email })).status).toBe(422);
  const to = fresh();
  const asked = wordsOf((await page.send('/me/profile/email', { email: to })).text);
  expect(asked).toContain(`Changing to ${to}`);
  expect(wordsOf((await page.send('/me/profile/email/cancel')).text)).toContain('Cancelled.');
  expect((await ann.get('/profile')).body.emailChange).toBeNull();
});
