import { startApp, type TestApp } from '../kit/app';
import type { GivenMember } from '../kit/given';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** Requests a page of the audit log as a browser does. */
async function browse(caller: GivenMember, slug: string, rest = '') {
  const reply = await t.app.inject({
    url: `/w/${slug}/audit-log${rest}`,
    headers: { cookie: `keyshift_session=${caller.token}` },
  });
  return { status: reply.statusCode, headers: reply.headers, text: reply.body };
}

/** The sentences of the listed rows. */
const sentences = (html: string) =>
  [...html.matchAll(/<p class="muted">([^<]*)<\/p><details/g)].map(([, sentence]) => sentence);
const link = (html: string, words: string) =>
  new RegExp(`href="[^"]*audit-log(\\?[^"]*)"[^>]*><span>${words}`).exec(html)?.[1]?.replaceAll('&amp;', '&');

async function eventful(count: number) {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  for (let n = 1; n <= count; n += 1)
    await t.sql(`update api_key set revoked_at = now() where id = $1`, [
      (await owner.post('/api-keys', { name: `Key ${n}` })).body.id,
    ]);
  return { slug: workspace.slug, owner, ann };
}

it('the owner and admins can read the log; employees and outsiders cannot', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  await owner.put(`/members/${ann.id}/role`, { role: 'admin' });
  for (const [caller, status] of [
    [owner, 200],
    [ann, 200],
    [bob, 403],
  ] as const) {
    expect([
      (await browse(caller, workspace.slug)).status,
      (await browse(caller, workspace.slug, '.csv')).status,
    ]).toEqual([status, status]);
  }
  expect((await browse(bob, workspace.slug)).text).not.toContain('Changed ann');
  const { owner: outsider } = await t.given.workspace();
  expect((await browse(outsider, workspace.slug)).status).toBe(404);
});

it('“Older” and “Newer” page through the whole log and back', async () => {
  const { slug, owner } = await eventful(52);
  const first = await browse(owner, slug);
  expect(sentences(first.text)).toHaveLength(50);
  expect(sentences(first.text)[0]).toContain('Key 52');
  expect(link(first.text, 'Newer')).toBeUndefined();
  const second = await browse(owner, slug, link(first.text, 'Older'));
  expect(sentences(second.text).map((one) => one?.slice(0, 22))).toEqual([
    'Generated key “Key 2” ',
    'Generated key “Key 1” ',
  ]);
  expect(link(second.text, 'Older')).toBeUndefined();
  const back = await browse(owner, slug, link(second.text, 'Newer'));
  expect(sentences(back.text)).toEqual(sentences(first.text));
});

it('person, action and day filters apply to the page and the CSV', async () => {
  const { slug, owner, ann } = await eventful(2);
  await ann.post('/invitations', { emails: ['noor@example.com'], role: 'employee' });
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(t.clock.now());
  const shown = async (query: string) => {
    const page = sentences((await browse(owner, slug, query)).text);
    const csv = (await browse(owner, slug, `.csv${query}`)).text.trim().split('\r\n').slice(1);
    expect(csv).toHaveLength(page.length);
    return page.length;
  };
  expect(await shown('')).toBe(3);
  expect(await shown(`?person=${ann.userId}`)).toBe(1);
  expect(await shown('?action=api_key.generated')).toBe(2);
  expect(await shown(`?from=${day}&to=${day}`)).toBe(3);
  expect(await shown('?to=2020-01-01')).toBe(0);
  expect(await shown(`?person=usr_nobody`)).toBe(0);
});

it('a day starts and ends in the time zone of the workspace', async () => {
  const { slug, owner } = await eventful(1);
  // 03:30 UTC is the evening before in New York (UTC-4).
  await t.sql('alter table audit_event disable trigger user');
  await t.sql(`update audit_event set at = '2026-07-02T03:30:00Z' where actor_user_id = $1`, [owner.userId]);
  await t.sql('alter table audit_event enable trigger user');
  expect(sentences((await browse(owner, slug, '?from=2026-07-01&to=2026-07-01')).text)).toHaveLength(1);
  expect(sentences((await browse(owner, slug, '?from=2026-07-02')).text)).toHaveLength(0);
});

it('an invalid filter is named and no events are shown', async () => {
  const { slug, owner } = await eventful(1);
  for (const [query, words] of [
    ['?from=soon', 'Write the date as 2026-11-22.'],
    ['?to=2026-02-30', 'Write the date as 2026-11-22.'],
    ['?action=api_key.stolen', 'Choose an action from the list.'],
    ['?from=2026-02-02&to=2026-02-01', 'on or after “From”'],
  ] as const) {
    const page = await browse(owner, slug, query);
    expect([page.status, sentences(page.text)]).toEqual([400, []]);
    expect(page.text).toContain(words);
    expect((await browse(owner, slug, `.csv${query}`)).status).toBe(303);
  }
});

it('the CSV holds every event and escapes spreadsheet formulas', async () => {
  const { slug, owner } = await eventful(3);
  await owner.post('/api-keys', { name: '=HYPERLINK("http://evil.example")' });
  await t.sql(`update app_user set name = '@SUM(1)' where id = $1`, [owner.userId]);
  await owner.post('/api-keys', { name: 'After' });
  const { headers, text } = await browse(owner, slug, '.csv');
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(headers['content-disposition']).toBe(`attachment; filename="audit-log-${slug}.csv"`);
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(6);
  expect(lines[1]).toContain(`'@SUM(1)`);
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(text).not.toMatch(/(^|,)"?[=@+]/m);
});
