import { startApp, type TestApp } from '../kit/app';
import { jpegOf, pngOf } from '../kit/picture';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const ADDRESS = {
  street: '12 Quay Street',
  extra: null,
  city: 'Portland',
  region: 'ME',
  postalCode: '04101',
  country: 'US',
};
const base64 = (bytes: Buffer) => ({ data: bytes.toString('base64') });

it('a new company has its initial name, time zone and currency', async () => {
  const { workspace, owner } = await t.given.workspace();
  const { body, headers } = await owner.get('/company');
  expect(body).toEqual({
    name: workspace.name,
    timeZone: 'America/New_York',
    currency: 'USD',
    legalAddress: null,
    locale: null,
    logo: null,
    updatedAt: null,
    version: 0,
  });
  expect(headers.etag).toBe('"0"');
});

it('changes to name, zone and currency apply from the next request', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const input = { name: 'Harbor Bakery', timeZone: 'Europe/Berlin', currency: 'eur', locale: 'de-de' };
  const changed = await ann.send('PATCH', '/company', { ...input, legalAddress: ADDRESS });
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'Harbor Bakery', currency: 'EUR', locale: 'de-DE', legalAddress: ADDRESS, version: 1 },
  });
  const { body } = await ann.get('/me');
  expect(body.workspace).toMatchObject({ name: 'Harbor Bakery', timeZone: 'Europe/Berlin', currency: 'EUR' });
  expect(body.workspace.slug).toBe(workspace.slug);
});

it('a new time zone changes no stored instant', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  const before = (await owner.get(`/members/${bob.id}`)).body.joinedAt;
  await owner.send('PATCH', '/company', { timeZone: 'Pacific/Auckland' });
  expect((await owner.get(`/members/${bob.id}`)).body.joinedAt).toBe(before);
  const [row] = await t.sql<{ zone: string }>('select time_zone as zone from workspace where id = $1', [
    workspace.id,
  ]);
  expect(row?.zone).toBe('Pacific/Auckland');
});

it('PATCH keeps omitted fields and clears fields set to null', async () => {
  const { owner } = await t.given.workspace();
  await owner.send('PATCH', '/company', { legalAddress: ADDRESS, locale: 'en-US' });
  const { body } = await owner.send('PATCH', '/company', { locale: null });
  expect(body).toMatchObject({ legalAddress: ADDRESS, locale: null, currency: 'USD', version: 2 });
});

it('an owner sets a logo, detected by its bytes, and removes it', async () => {
  const { owner } = await t.given.workspace();
  const png = await owner.send('PATCH', '/company', { logo: base64(pngOf(64, 32)) });
  expect(png.body.logo).toMatchObject({ mediaType: 'image/png', width: 64, height: 32 });
  expect(Buffer.from(png.body.logo.data, 'base64')).toEqual(pngOf(64, 32));
  const jpeg = await owner.send('PATCH', '/company', { logo: base64(jpegOf(400, 300)) });
  expect(jpeg.body.logo).toMatchObject({ mediaType: 'image/jpeg', width: 400, height: 300 });
  expect((await owner.send('PATCH', '/company', { logo: null })).body.logo).toBeNull();
});

it.each([
  ['an SVG image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ['an HTML page', Buffer.from('<!doctype html><p>hello')],
  ['a 1-pixel image', pngOf(1, 1)],
  ['an image 2,000 pixels wide', pngOf(2000, 20)],
  ['an image over 32 KiB', pngOf(32, 32, 33_000)],
  ['a truncated image', pngOf(32, 32).subarray(0, -4)],
  ['an empty file', Buffer.alloc(0)],
])('%s is refused as a logo', async (_, bytes) => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.send('PATCH', '/company', { logo: base64(bytes) });
  expect([status, body.errors?.[0].pointer]).toEqual([422, '#/logo/data']);
  expect((await owner.get('/company')).body.version).toBe(0);
});

it('all validation errors are returned at once', async () => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.send('PATCH', '/company', {
    name: ' ',
    timeZone: 'Mars/Olympus',
    currency: 'XXXX',
    locale: '!',
    legalAddress: { ...ADDRESS, country: 'QQQ' },
    slug: 'other',
  });
  expect(status).toBe(422);
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(
    ['#/currency', '#/legalAddress/country', '#/locale', '#/name', '#/slug', '#/timeZone'].sort(),
  );
});

it('an employee reads name and zone only and cannot change the company', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  await owner.send('PATCH', '/company', { legalAddress: ADDRESS, locale: 'en-US' });
  expect((await bob.get('/company')).body).toEqual({
    name: workspace.name,
    timeZone: 'America/New_York',
    version: 1,
  });
  expect((await bob.send('PATCH', '/company', { name: 'Mine' })).body).toMatchObject({
    status: 403,
    permission: 'account:edit',
  });
});

it('concurrent changes from one version: the second gets 412', async () => {
  const { owner } = await t.given.workspace();
  const first = await owner.send('PATCH', '/company', { name: 'One' }, { 'if-match': '"0"' });
  const second = await owner.send('PATCH', '/company', { name: 'Two' }, { 'if-match': '"0"' });
  expect([first.status, first.headers.etag, second.status]).toEqual([200, '"1"', 412]);
  expect((await owner.get('/company')).body.name).toBe('One');
});

it('the log records only changed fields, and the size of a logo', async () => {
  const { workspace, owner } = await t.given.workspace();
  await owner.send('PATCH', '/company', { name: 'Harbor', timeZone: 'America/New_York' });
  await owner.send('PATCH', '/company', { logo: base64(pngOf(64, 64)) });
  const { body } = await owner.get('/audit-events');
  expect(body.data[1]).toMatchObject({
    sentence: 'Changed the company record',
    before: { name: workspace.name },
    after: { name: 'Harbor' },
  });
  expect(body.data[1].after).not.toHaveProperty('timeZone');
  expect(body.data[0].after.logo).toEqual({
    bytes: pngOf(64, 64).length,
    mediaType: 'image/png',
    width: 64,
    height: 64,
  });
});

it('the directory lists active members of the workspace only', async () => {
  const { workspace, owner, bob, eve } = await t.given.workspace({ bob: 'employee', eve: 'employee' });
  await t.given.workspace({ zoe: 'admin' });
  await owner.post(`/members/${eve.id}/removal`);
  const { body } = await bob.get('/directory');
  expect(body.data).toHaveLength(2);
  expect(body.data).toEqual(
    expect.arrayContaining([
      { id: owner.id, name: owner.name },
      { id: bob.id, name: 'bob' },
    ]),
  );
  const key = await t.given.apiKey(workspace.id, bob.id);
  expect((await key.get('/directory?limit=1')).body).toMatchObject({ hasMore: true });
});

it('updatedSince on the directory returns renamed members', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  await t.sql('alter table member disable trigger member_touch');
  await t.sql('alter table app_user disable trigger app_user_touch');
  await t.sql(`update member set updated_at = now() - interval '1 day' where id = any($1)`, [
    [owner.id, bob.id],
  ]);
  await t.sql(`update app_user set updated_at = now() - interval '1 day' where id = any($1)`, [
    [owner.userId, bob.userId],
  ]);
  await t.sql('alter table app_user enable trigger app_user_touch');
  await t.sql('alter table member enable trigger member_touch');
  const path = `/directory?updatedSince=${new Date(Date.now() - 3_600_000).toISOString()}`;
  expect((await owner.get(path)).body.data).toEqual([]);
  await bob.send('PATCH', `/members/${bob.id}`, { name: 'Bob Baker' });
  expect((await owner.get(path)).body.data).toEqual([{ id: bob.id, name: 'Bob Baker' }]);
});
