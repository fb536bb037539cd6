import { startApp, type TestApp } from '../kit/app';
import type { Caller, Reply } from '../kit/as';
import type { GivenMember } from '../kit/given';
import { codeOf } from '../kit/mailbox';

const [MINUTES, HOURS] = [60, 3600];
const JSON_TYPE = { 'content-type': 'application/json' };

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');
const prove = (by: Caller, code?: string) => by.post('/sign-in/proofs', code === undefined ? {} : { code });

/** Requests a code, waits for the nth email and exchanges the code for a proof. */
async function proven(by: GivenMember, nth = 1): Promise<string> {
  expect((await prove(by)).status).toBe(202);
  const { body, status } = await prove(by, codeOf(await t.mailbox.nth(by.email, nth)));
  expect(status).toBe(201);
  return body.proof;
}

type Name =
  | 'restoring an admin'
  | 'transferring ownership'
  | 'granting the admin role'
  | 'inviting an admin'
  | 'resending an invitation as admin'
  | 'generating a key';
type Operation = (by: Caller, other: GivenMember, proof?: string) => Promise<Reply>;

/** The operations that need a proof. */
const OPERATIONS: Record<Name, Operation> = {
  'transferring ownership': (by, other, proof) =>
    send(by, 'POST', '/workspace/ownership', { memberId: other.id }, proof),
  'granting the admin role': (by, other, proof) =>
    send(by, 'PUT', `/members/${other.id}/role`, { role: 'admin' }, proof),
  'inviting an admin': (by, _, proof) =>
    send(by, 'POST', '/invitations', { emails: ['new-admin@harbor.example'], role: 'admin' }, proof),
  'resending an invitation as admin': async (by, _, proof) =>
    send(by, 'POST', `/invitations/${await openInvitation(by, 'admin')}/resend`, {}, proof),
  'restoring an admin': async (by, other, proof) => {
    await by.post(`/members/${other.id}/removal`);
    return send(by, 'POST', `/members/${other.id}/restoration`, { role: 'admin' }, proof);
  },
  'generating a key': (by, _, proof) => send(by, 'POST', '/api-keys', { name: 'Export' }, proof),
};
const NAMES = Object.keys(OPERATIONS) as Name[];
const AGES: Record<Name, number> = {
  'transferring ownership': 10 * MINUTES,
  'granting the admin role': 10 * MINUTES,
  'inviting an admin': 10 * MINUTES,
  'resending an invitation as admin': 10 * MINUTES,
  'restoring an admin': 10 * MINUTES,
  'generating a key': 12 * HOURS,
};

/** @returns the id of an open invitation from the caller */
async function openInvitation(by: Caller, role: string): Promise<string> {
  const { workspace, member } = (await by.get('/me')).body;
  return t.given.invitation(workspace.id, member.id, role);
}

function send(by: Caller, method: 'POST' | 'PUT', path: string, body: object, proof?: string) {
  return by.send(method, path, body, { ...JSON_TYPE, ...(proof ? { 'keyshift-proof': proof } : {}) });
}

describe.each(NAMES)('%s', (name) => {
  it('is refused with instructions once the sign-in is too old', async () => {
    const { owner, ann } = await t.given.workspace({ ann: 'admin' });
    t.clock.advance(AGES[name] + 1);
    const reply = await OPERATIONS[name](owner, ann);
    expect(reply).toMatchObject({
      status: 403,
      body: {
        code: 'fresh-proof-required',
        maxAgeSeconds: AGES[name],
        proofUrl: '/api/v1/sign-in/proofs',
      },
    });
  });

  it('needs no proof after a recent sign-in', async () => {
    const { owner, ann } = await t.given.workspace({ ann: 'admin' });
    t.clock.advance(AGES[name] - 30);
    expect((await OPERATIONS[name](owner, ann)).status).toBeLessThan(300);
  });

  it('succeeds with a proof of this session', async () => {
    const { owner, ann } = await t.given.workspace({ ann: 'admin' });
    t.clock.advance(AGES[name] + 1);
    const proof = await proven(owner);
    expect((await OPERATIONS[name](owner, ann, proof)).status).toBeLessThan(300);
  });
});

it('resending an invitation as employee needs no proof', async () => {
  const { owner } = await t.given.workspace();
  t.clock.advance(HOURS);
  const id = await openInvitation(owner, 'employee');
  expect((await owner.post(`/invitations/${id}/resend`)).status).toBe(200);
});

it('a forged proof is refused', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'employee' });
  t.clock.advance(HOURS);
  const proof = await proven(owner);
  for (const madeUp of [`${proof.slice(0, -2)}xx`, '', 'x', proof.toUpperCase()])
    expect((await OPERATIONS['granting the admin role'](owner, ann, madeUp)).body.code).toBe(
      'fresh-proof-required',
    );
});

it('a proof expires ten minutes after its code was sent', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'employee' });
  t.clock.advance(HOURS);
  const proof = await proven(owner);
  t.clock.advance(10 * MINUTES + 1);
  expect((await OPERATIONS['granting the admin role'](owner, ann, proof)).body.code).toBe(
    'fresh-proof-required',
  );
});

it('a proof is valid only in its session', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  const other = t.as((await t.given.session(owner.userId)).token, workspace.id);
  t.clock.advance(HOURS);
  const proof = await proven(owner);
  expect((await OPERATIONS['granting the admin role'](other, ann, proof)).status).toBe(403);
  expect((await prove(other, codeOf(await t.mailbox.nth(owner.email)))).status).toBe(410);
  expect((await OPERATIONS['granting the admin role'](owner, ann, proof)).status).toBe(200);
});

it('a proof allows generating keys for twelve hours in its session', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  t.clock.advance(13 * HOURS);
  await proven(owner);
  t.clock.advance(11 * HOURS);
  expect((await OPERATIONS['generating a key'](owner, ann)).status).toBe(201);
  expect((await OPERATIONS['transferring ownership'](owner, ann)).status).toBe(403);
  t.clock.advance(HOURS + 1);
  expect((await OPERATIONS['generating a key'](owner, ann)).status).toBe(403);
});

it('demoting an admin and inviting or restoring employees need no proof', async () => {
  const { owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  t.clock.advance(HOURS);
  await owner.post(`/members/${bob.id}/removal`);
  const replies = await Promise.all([
    owner.put(`/members/${ann.id}/role`, { role: 'employee' }),
    owner.post('/invitations', { emails: ['fresh-employee@harbor.example'], role: 'employee' }),
    owner.post(`/members/${bob.id}/restoration`, { role: 'employee' }),
  ]);
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
});

describe('a code', () => {
  it('works once', async () => {
    const { owner } = await t.given.workspace();
    await prove(owner);
    const code = codeOf(await t.mailbox.nth(owner.email));
    const racers = await Promise.all(Array.from({ length: 5 }, () => prove(owner, code)));
    expect(racers.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410, 410]);
  });

  it('is invalid after five wrong tries; a new code works', async () => {
    const { owner } = await t.given.workspace();
    await prove(owner);
    const code = codeOf(await t.mailbox.nth(owner.email));
    for (const triesLeft of [4, 3, 2, 1])
      expect((await prove(owner, wrongFor(code))).body).toMatchObject({
        code: 'proof-code-wrong',
        triesLeft,
      });
    expect((await prove(owner, wrongFor(code))).body).toMatchObject({ code: 'proof-code-ended' });
    expect((await prove(owner, code)).status).toBe(410);
    await proven(owner, 2);
  });

  it('is checked five times when 20 wrong ones are sent at once', async () => {
    const { owner } = await t.given.workspace();
    await prove(owner);
    const wrong = wrongFor(codeOf(await t.mailbox.nth(owner.email)));
    const tries = await Promise.all(Array.from({ length: 20 }, () => prove(owner, wrong)));
    expect(tries.filter(({ body }) => body.code === 'proof-code-wrong')).toHaveLength(4);
    expect(tries.filter(({ body }) => body.code === 'proof-code-ended')).toHaveLength(16);
  });

  it('from either of two overlapping emails works', async () => {
    const { owner } = await t.given.workspace();
    await prove(owner);
    await prove(owner);
    await t.mailbox.nth(owner.email, 2);
    expect((await prove(owner, codeOf(await t.mailbox.nth(owner.email, 1)))).status).toBe(201);
  });

  it('is invalid once the email address has changed', async () => {
    const { owner } = await t.given.workspace();
    await prove(owner);
    const code = codeOf(await t.mailbox.nth(owner.email));
    await t.sql(`update app_user set email = 'moved-' || email where id = $1`, [owner.userId]);
    expect((await prove(owner, code)).status).toBe(410);
  });

  it('is not interchangeable with a sign-in code', async () => {
    const { owner } = await t.given.workspace();
    const asked = await t.asNobody().post('/sign-in/requests', { email: owner.email });
    const signInCode = codeOf(await t.mailbox.nth(owner.email));
    await prove(owner);
    const code = codeOf(await t.mailbox.nth(owner.email, 2));
    const { requestSecret } = asked.body;
    const entering = (typed: string) =>
      t.asNobody().post('/sign-in/sessions', { requestSecret, code: typed });
    if (signInCode === code) return;
    expect((await entering(code)).status).toBe(422);
    expect((await prove(owner, signInCode)).status).toBe(422);
    expect((await entering(signInCode)).status).toBe(201);
  });
});

describe('the limits', () => {
  it('are per session: five codes in 15 minutes', async () => {
    const { owner } = await t.given.workspace();
    for (let n = 0; n < 6; n += 1) await t.asNobody().post('/sign-in/requests', { email: owner.email });
    for (let n = 0; n < 5; n += 1) expect((await prove(owner)).status).toBe(202);
    const refused = await prove(owner);
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': expect.any(String) } });
    const other = t.as((await t.given.session(owner.userId)).token);
    expect((await prove(other)).status).toBe(202);
  });

  it('allow 20 tries an hour', async () => {
    const { owner } = await t.given.workspace();
    for (let mail = 1; mail <= 5; mail += 1) {
      await prove(owner);
      const code = codeOf(await t.mailbox.nth(owner.email, mail));
      const wrong = [...'12345'].map((digit) => digit.repeat(6)).filter((one) => one !== code);
      for (const one of wrong) await prove(owner, one);
    }
    t.clock.advance(20 * MINUTES);
    await prove(owner);
    const late = codeOf(await t.mailbox.nth(owner.email, 6));
    expect((await prove(owner, late)).status).toBe(410);
  });
});

it('keys, assistants and anonymous callers cannot get a proof', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  const connection = await t.given.connection(workspace.id, owner.id);
  const replies = await Promise.all([prove(key), prove(connection), prove(t.asNobody())]);
  expect(replies.map(({ status }) => status)).toEqual([403, 403, 401]);
  expect(t.mailbox.to(owner.email)).toEqual([]);
});

it('neither the code nor the proof is stored or logged', async () => {
  const { owner } = await t.given.workspace();
  const proof = await proven(owner);
  const code = codeOf(await t.mailbox.nth(owner.email));
  const rows = await t.sql(
    'select row_to_json(r)::text as text from fresh_proof_request r where user_id = $1',
    [owner.userId],
  );
  const jobs = await t.sql(`select data::text as text from pgboss.job where name = 'mail'`);
  const stored = JSON.stringify([rows, jobs]);
  expect(stored).not.toContain(proof);
  expect(stored).not.toContain(code);
  expect(t.log.join('\n')).not.toContain(proof);
});

it('a session started from another keeps its sign-in time', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  await owner.post(`/members/${ann.id}/removal`);
  await owner.post('/invitations', { emails: [ann.email], role: 'employee' });
  const mail = await t.mailbox.withLink(ann.email);
  const token = new URL(/https?:\/\/\S+/.exec(mail.text)?.[0] ?? '').searchParams.get('token');
  const began = await t.as(ann.token).post('/invitations/accept', { token });
  expect(began.status).toBe(201);
  const [row] = await t.sql<{ same: boolean }>(
    `select count(distinct date_trunc('milliseconds', signed_in_at)) = 1 as same from session where user_id = $1`,
    [ann.userId],
  );
  expect(row?.same).toBe(true);
});
