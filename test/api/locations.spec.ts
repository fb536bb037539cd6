import { LocationsService } from '../../src/modules/account';
import { startApp, type TestApp } from '../kit/app';
import type { Reply } from '../kit/as';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const SHOP = { latitude: 43.6591, longitude: -70.2568, radiusMetres: 150 };
const namesOf = ({ body }: Reply) => body.data.map(({ name }: { name: string }) => name);

it('an admin adds a location by map and network; values are normalised', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const input = {
    name: 'Bakery',
    geofences: [SHOP],
    networks: ['203.0.113.77/24', '2001:DB8::1', '203.0.113.0/24'],
  };
  const { status, body } = await ann.post('/locations', input);
  expect([status, body]).toEqual([
    201,
    {
      id: expect.stringMatching(/^loc_/),
      name: 'Bakery',
      geofences: [SHOP],
      networks: ['203.0.113.0/24', '2001:db8::1/128'],
      archivedAt: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      version: 1,
    },
  ]);
  expect((await ann.get(`/locations/${body.id}`)).body).toEqual(body);
});

it.each([
  ['no rule', { name: 'a' }, '#'],
  ['an invalid network', { name: 'a', networks: ['office'] }, '#/networks/0'],
  ['an invalid latitude', { name: 'a', geofences: [{ ...SHOP, latitude: 90.1 }] }, '#/geofences/0/latitude'],
  ['a zero radius', { name: 'a', geofences: [{ ...SHOP, radiusMetres: 0 }] }, '#/geofences/0/radiusMetres'],
  ['21 circles', { name: 'a', geofences: Array.from({ length: 21 }, () => SHOP) }, '#/geofences'],
])('a location with %s is refused', async (_, input, pointer) => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.post('/locations', input);
  expect([status, body.errors?.[0].pointer]).toEqual([422, pointer]);
});

it('a location always keeps a rule, in the API and the database', async () => {
  const { workspace, owner } = await t.given.workspace();
  const path = `/locations/${(await owner.post('/locations', { name: 'a', networks: ['10.0.0.0/8'] })).body.id}`;
  expect((await owner.send('PATCH', path, { networks: [] })).body.errors[0].pointer).toBe('#/networks');
  const both = await owner.send('PATCH', path, { networks: [], geofences: [SHOP] });
  expect(both.body).toMatchObject({ networks: [], geofences: [SHOP], version: 2 });
  expect((await owner.send('PATCH', path, { geofences: [] })).body.errors[0].pointer).toBe('#/geofences');
  const past = t.sql(`update clock_location set geofences = '[]' where workspace_id = $1`, [workspace.id]);
  await expect(past).rejects.toThrow('clock_location_rules_check');
});

it('the first location by name matches; archived ones are ignored', async () => {
  const { workspace, owner } = await t.given.workspace();
  const match = (where: Parameters<LocationsService['match']>[1]) =>
    t.app.get(LocationsService).match(workspace.id, where);
  const add = async (input: object) => (await owner.post('/locations', input)).body.id;
  const yard = await add({ name: 'Yard', geofences: [SHOP] });
  const shop = await add({ name: 'shop', geofences: [SHOP], networks: ['2001:db8::/32'] });
  const here = { latitude: 43.6592, longitude: -70.2569, address: '198.51.100.1' };
  expect(await match(here)).toEqual({ locationId: shop });
  expect(await match({ address: '2001:db8::99' })).toEqual({ locationId: shop });
  await owner.post(`/locations/${shop}/archive`);
  expect(await match(here)).toEqual({ locationId: yard });
  expect(await match({ address: '2001:db8::99' })).toEqual({ locationId: null });
  expect(await match({ ...here, latitude: 43.67 })).toEqual({ locationId: null });
});

it('a location of another workspace gets 404 and matches nothing', async () => {
  const [{ workspace, owner }, other] = [await t.given.workspace(), await t.given.workspace()];
  const foreign = (await other.owner.post('/locations', { name: 'a', networks: ['0.0.0.0/0'] })).body.id;
  const replies = [
    await owner.get(`/locations/${foreign}`),
    await owner.send('PATCH', `/locations/${foreign}`, { name: 'b' }),
    await owner.post(`/locations/${foreign}/archive`),
    await owner.post(`/locations/${foreign}/restore`),
  ];
  expect(replies.map(({ body }) => body.code)).toEqual(Array.from({ length: 4 }, () => 'location-not-found'));
  const found = await t.app.get(LocationsService).match(workspace.id, { address: '10.1.1.1' });
  expect(found).toEqual({ locationId: null });
});

it('an employee cannot read or change locations', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const { id } = (await owner.post('/locations', { name: 'a', networks: ['10.0.0.0/8'] })).body;
  const replies = [
    await bob.get('/locations'),
    await bob.get(`/locations/${id}`),
    await bob.post('/locations', { name: 'b', networks: ['10.0.0.0/8'] }),
    await bob.post(`/locations/${id}/archive`),
  ];
  expect(replies.map(({ body }) => [body.status, body.reach])).toEqual(
    Array.from({ length: 4 }, () => [403, 'all']),
  );
});

it('a location is archived and restored with versions and events', async () => {
  const { owner } = await t.given.workspace();
  const path = `/locations/${(await owner.post('/locations', { name: 'Yard', networks: ['10.0.0.0/8'] })).body.id}`;
  const stale = await owner.send('POST', `${path}/archive`, undefined, { 'if-match': '"7"' });
  expect(stale.status).toBe(412);
  expect((await owner.post(`${path}/archive`)).body).toMatchObject({
    archivedAt: expect.any(String),
    version: 2,
  });
  expect((await owner.post(`${path}/archive`)).body.code).toBe('item-archived');
  expect(namesOf(await owner.get('/locations'))).toEqual([]);
  expect(namesOf(await owner.get('/locations?status=all'))).toEqual(['Yard']);
  expect((await owner.post(`${path}/restore`)).body).toMatchObject({ archivedAt: null, version: 3 });
  await owner.send('PATCH', path, { name: 'Big yard' });
  const { body } = await owner.get('/audit-events');
  expect(body.data.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    'Changed clock location “Big yard”',
    'Restored clock location “Yard”',
    'Archived clock location “Yard”',
    'Added clock location “Yard”',
  ]);
});
