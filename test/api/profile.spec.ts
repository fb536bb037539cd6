import { startApp, type TestApp } from '../kit/app';
import { browser, wordsOf } from '../kit/browse';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('a user changes their name, and members see it', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  const changed = await ann.send('PATCH', '/profile', { name: 'Ann Lindqvist' });
  expect([changed.status, changed.body.name, changed.headers.etag]).toEqual([200, 'Ann Lindqvist', '"2"']);
  expect((await owner.get(`/members/${ann.id}`)).body.name).toBe('Ann Lindqvist');
  const events = await t.sql<{ canonical: string }>(
    `select canonical from audit_event where chain = $1 and action = 'profile.changed'`,
    [ann.userId],
  );
  expect(events.map(({ canonical }) => JSON.parse(canonical))).toMatchObject([
    { before: { name: 'ann' }, after: { name: 'Ann Lindqvist' } },
  ]);
});

it('a change from a stale version gets 412', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const { headers } = await ann.get('/profile');
  const seen = { 'if-match': String(headers.etag) };
  expect((await ann.send('PATCH', '/profile', { name: 'Ann One' }, seen)).status).toBe(200);
  expect((await ann.send('PATCH', '/profile', { name: 'Ann Two' }, seen)).status).toBe(412);
  expect((await ann.get('/profile')).body.name).toBe('Ann One');
});

it.each(['', ' ', 'x'.repeat(61), 'www.evil.example', 'a@b.example', 'two\nlines'])(
  '%j is refused as a name',
  async (name) => {
    const { ann } = await t.given.workspace({ ann: 'admin' });
    expect((await ann.send('PATCH', '/profile', { name })).status).toBe(422);
    expect((await browser(t, ann.token).post('/me/profile', { name, version: '1' })).status).toBe(422);
    expect((await ann.get('/profile')).body).toMatchObject({ name: 'ann', version: 1 });
  },
);

it('the page saves the profile and detects a stale form', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const page = browser(t, ann.token);
  const saved = await page.send('/me/profile', { name: 'Ann Sole', version: '1' });
  expect(wordsOf(saved.text)).toContain('Saved. Others see you as Ann Sole.');
  const late = await page.post('/me/profile', { name: 'Ann Late', version: '1' });
  expect([late.status, wordsOf(late.text)]).toEqual([412, expect.stringContaining('in another window')]);
  expect(late.text).toContain('value="Ann Late"');
});

it('a key cannot access a profile', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  expect([
    (await key.get('/profile')).status,
    (await key.send('PATCH', '/profile', { name: 'X' })).status,
  ]).toEqual([403, 403]);
});

it('time zone and locale are set per user and used on pages', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const change = { timeZone: 'Asia/Tokyo', locale: 'en-us' };
  const changed = await ann.send('PATCH', '/profile', change);
  expect([changed.status, changed.body]).toEqual([
    200,
    expect.objectContaining({ name: 'ann', timeZone: 'Asia/Tokyo', locale: 'en-US', version: 2 }),
  ]);
  const page = browser(t, ann.token);
  expect((await page.get('/me/profile')).text).not.toContain('data-guess-zone');
  const sessions = (await page.get('/me/sessions')).text;
  expect(sessions).toContain('data-zone="Asia/Tokyo" data-locale="en-US"');
  const { began } =
    (
      await t.sql<{ began: Date }>('select began_at as began from session where id = $1', [ann.sessionId])
    )[0] ?? {};
  const shown = began?.toLocaleTimeString('en-US', { timeZone: 'Asia/Tokyo', timeStyle: 'short' });
  expect(sessions).toContain(`, ${shown}</time>`);
  const back = await page.send('/me/profile', { name: 'ann', timeZone: '', locale: '', version: '2' });
  expect(back.text).not.toContain('data-zone');
  expect((await ann.get('/profile')).body).toMatchObject({ timeZone: null, locale: null });
});

it.each([
  { timeZone: 'Mars/Olympus' },
  { timeZone: '' },
  { locale: 'not a tag' },
  { locale: 'xx-XX' },
  { email: 'x@y.example' },
])('%j is refused', async (change) => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  expect((await ann.send('PATCH', '/profile', change)).status).toBe(422);
  expect((await ann.get('/profile')).body.version).toBe(1);
});
