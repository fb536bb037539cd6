import { parse } from 'csv-parse/sync';
import { dayOf } from '../../src/kernel/calendar/calendar';
import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { callTool, letIn, textOf } from '../kit/assistant';
import { givenTimesheet } from '../kit/hours';
import { givenClocked, givenPlace, instant, locationFixture, NOVEMBER, OVEN } from '../kit/location-fixture';

const HOUR = 3600;

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** The rules of RFC 7946 for a collection of points: sections 1.5, 3.1.1, 3.1.2, 3.2, 3.3, 4 and 7.1. */
function assertGeoJson(collection: Record<string, unknown>): void {
  const lacks = (thing: object, names: readonly string[]) =>
    expect(Object.keys(thing).filter((name) => names.includes(name))).toEqual([]);
  expect(collection.type).toBe('FeatureCollection');
  lacks(collection, ['coordinates', 'geometries', 'geometry', 'properties', 'crs', 'bbox']);
  const features = collection.features as Record<string, unknown>[];
  expect(Array.isArray(features)).toBe(true);
  expect(new Set(features.map(({ id }) => id)).size).toBe(features.length);
  for (const feature of features) {
    expect(Object.keys(feature).sort()).toEqual(['geometry', 'id', 'properties', 'type']);
    expect([feature.type, typeof feature.id, typeof feature.properties]).toEqual([
      'Feature',
      'string',
      'object',
    ]);
    if (feature.geometry === null) continue;
    const { type, coordinates, ...rest } = feature.geometry as { type: string; coordinates: number[] };
    expect([type, coordinates.length, rest]).toEqual(['Point', 2, {}]);
    const [longitude = Number.NaN, latitude = Number.NaN] = coordinates;
    expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
  }
}

it('the map is GeoJSON by Accept or format, with longitude first', async () => {
  const { owner, shop, office, kiosk } = await locationFixture(t);
  const path = `/reports/location-map?${NOVEMBER}`;
  const map = await owner.send('GET', path, undefined, { accept: 'application/geo+json' });
  expect(map.headers['content-type']).toBe('application/geo+json');
  expect((await owner.get(`${path}&format=geojson`)).text).toBe(map.text);
  assertGeoJson(map.body);
  expect(map.body).toMatchObject({
    report: 'location-map',
    from: '2025-11-01',
    to: '2025-11-30',
    unapproved: [],
  });
  const point = (longitude: number, latitude: number) => ({
    type: 'Point',
    coordinates: [longitude, latitude],
  });
  expect(
    map.body.features.map(({ id, geometry }: { id: string; geometry: object }) => [id, geometry]),
  ).toEqual([
    [`${shop}/1`, point(-70.2568, 43.6591)],
    [`${shop}/2`, point(-70.255, 43.661)],
    [office, null],
    [`${kiosk}/1`, point(151.2153, -33.8568)],
  ]);
  expect(map.body.features[1].properties).toEqual({
    locationId: shop,
    locationName: 'Bakery',
    status: 'active',
    circle: 2,
    radiusMetres: 80,
    members: 2,
    entries: 4,
    clockIns: 3,
    clockOuts: 3,
    workedSeconds: 63_000,
    firstUsedAt: instant('01T05:00'),
    lastUsedAt: instant('03T22:00'),
    unapprovedTimesheets: '',
  });
  const { rows } = (await owner.get(path)).body;
  expect(rows[0]).toMatchObject({ ...OVEN, circle: 1, locationId: shop });
  expect(rows[2]).toMatchObject({ latitude: null, longitude: null, radiusMetres: null, circle: null });
});

it('only the map is available as GeoJSON; Accept weights are respected', async () => {
  const { owner } = await t.given.workspace();
  const refused = await owner.get(`/reports/location-summary?${NOVEMBER}&format=geojson`);
  expect([refused.status, refused.body.errors[0].parameter]).toEqual([400, 'format']);
  const typeOf = async (name: string, accept: string) => {
    const reply = await owner.send('GET', `/reports/${name}?${NOVEMBER}`, undefined, { accept });
    return String(reply.headers['content-type']).split(';')[0];
  };
  const both = 'text/csv;q=0.4, application/geo+json;q=0.9, application/json;q=0.5';
  expect([
    await typeOf('location-map', both),
    await typeOf('location-summary', both),
    await typeOf('location-map', 'text/csv, application/geo+json;q=0.9'),
    await typeOf('location-map', '*/*'),
  ]).toEqual(['application/geo+json', 'application/json', 'text/csv', 'application/json']);
});

it('each report is CSV in column order, with formulas escaped', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  const shop = await givenPlace(t, workspace.id, { name: '=1+1', geofences: [OVEN] });
  await givenClocked(
    t,
    { workspaceId: workspace.id, memberId: bob.id },
    {
      span: ['2025-11-06T14:00', '2025-11-06T15:30'],
      at: [shop, 'flagged'],
    },
  );
  await givenTimesheet(
    t,
    { workspaceId: workspace.id, memberId: bob.id },
    { startsOn: '2025-11-02', endsOn: '2025-11-08' },
  );
  const open = '2025-11-02 to 2025-11-08 open';
  const day = '2025-11-06';
  const expected: Record<string, string[][]> = {
    'location-summary': [
      [shop, "'=1+1", 'active', '1', '1', '1', '0', '1.50', instant('06T14:00'), instant('06T14:00'), '1'],
      [
        '',
        'No location recognised',
        '',
        '1',
        '1',
        '0',
        '1',
        '0.00',
        instant('06T15:30'),
        instant('06T15:30'),
        '1',
      ],
    ],
    'location-activity': [
      [instant('06T14:00'), day, '09:00:00', bob.id, bob.name, shop, "'=1+1", 'in', 'web', 'no'],
      [instant('06T15:30'), day, '10:30:00', bob.id, bob.name, '', '', 'out', 'web', 'yes'],
    ],
    'location-coverage': [
      [
        day,
        shop,
        "'=1+1",
        '1',
        '1',
        instant('06T14:00'),
        instant('06T15:30'),
        '1.50',
        '0.00',
        '1.50',
        '09:00:00 to 10:30:00',
        '',
        '1',
      ],
    ],
    'location-compliance': [[bob.id, bob.name, '2', '1', '1', '0', '50', open]],
    'location-map': [
      [shop, "'=1+1", 'active', '1', '43.6591', '-70.2568', '150', '1', '1', '1', '0', '1.50'],
    ],
  };
  const { data } = (await owner.get('/reports')).body;
  for (const [name, lines] of Object.entries(expected)) {
    const { text, headers } = await owner.get(
      `/reports/${name}?from=${day}&to=${day}&memberId=${bob.id}&format=csv`,
    );
    const [heading, ...rows] = parse(text, { bom: true }) as string[][];
    const { columns } = data.find((one: { name: string }) => one.name === name);
    const inHours = (unit: string) => (unit === 'seconds' ? ' (hours)' : '');
    expect(heading).toEqual(
      columns.map((one: { label: string; unit: string }) => one.label + inHours(one.unit)),
    );
    expect(rows.map((row, at) => row.slice(0, lines[at]?.length))).toEqual(lines);
    expect(rows.every((row) => row.at(-1) !== '')).toBe(true);
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}-${day}-${day}.csv"`);
  }
  const { body } = await owner.get(`/reports/location-coverage?from=${day}&to=${day}`);
  expect(body.unapproved).toMatchObject([{ memberId: bob.id, startsOn: '2025-11-02', state: 'open' }]);
});

it('an open entry counts as present until now, without worked hours', async () => {
  const { owner, ann, bob } = await t.given.workspace({ ann: 'employee', bob: 'employee' });
  await owner.put('/clock-in-setup', {
    requiresJob: false,
    requiresNote: false,
    warnsOnUnrecognisedLocation: true,
    forgottenAfterSeconds: 50_400,
  });
  const shop = (await owner.post('/locations', { name: 'Shop', networks: ['127.0.0.1/32'] })).body.id;
  const since = t.clock.now().getTime();
  const entry = (await ann.post('/clock/in', {})).body;
  expect((await owner.post(`/locations/${shop}/archive`)).status).toBe(200);
  const strayed = (await bob.post('/clock/in', {})).body;
  t.clock.advance(HOUR);
  const today = dayOf(new Date(entry.inAt), 'America/New_York');
  const ask = async (report: string) =>
    (await owner.get(`/reports/location-${report}?from=${today}&to=${today}`)).body.rows;
  const [summary, activity, coverage, compliance] = [
    await ask('summary'),
    await ask('activity'),
    await ask('coverage'),
    await ask('compliance'),
  ];
  const passed = Math.ceil((t.clock.now().getTime() - since) / 1000);
  t.clock.reset();
  expect(summary).toMatchObject([
    { locationId: shop, status: 'archived', entries: 1, clockIns: 1, clockOuts: 0, workedSeconds: 0 },
    { locationId: null, entries: 1, clockIns: 1, clockOuts: 0, workedSeconds: 0 },
  ]);
  expect(activity).toMatchObject([
    { entryId: entry.id, at: entry.inAt, locationName: 'Shop', source: 'api', isFlagged: false },
    { entryId: strayed.id, at: strayed.inAt, locationName: null, source: 'api', isFlagged: true },
  ]);
  expect(coverage).toMatchObject([{ day: today, locationId: shop, members: 1, mostAtOnce: 1 }]);
  expect(coverage[0].coveredSeconds).toBeGreaterThan(0);
  expect(coverage[0].coveredSeconds).toBeLessThanOrEqual(passed);
  expect(compliance).toContainEqual(
    expect.objectContaining({ memberId: bob.id, flaggedEntryIds: [strayed.id] }),
  );
});

it('clockings of more than one page appear once each, in order', async () => {
  const { workspace, owner, ann, bob, eve } = await t.given.workspace({
    ann: 'employee',
    bob: 'employee',
    eve: 'employee',
  });
  for (const { id } of [ann, bob, eve])
    await t.sql(
      `insert into time_entry (workspace_id, id, member_id, in_at, out_at, custom_fields, is_in_unrecognised,
         is_out_unrecognised, source, created_at)
       select $1, $2 || '_' || n, $2, at, at + interval '20 minutes', '{}', false, false, 'api', at
       from generate_series(1, 300) n, lateral (select timestamptz '2025-11-01T05:00:00Z' + n * interval '1 hour') s (at)`,
      [workspace.id, id],
    );
  const { rows } = (await owner.get(`/reports/location-activity?${NOVEMBER}`)).body;
  const names = rows.map((row: { entryId: string; event: string }) => `${row.entryId} ${row.event}`);
  const times: string[] = rows.map(({ at }: { at: string }) => at);
  expect([names.length, new Set(names).size]).toEqual([1800, 1800]);
  expect(times).toEqual([...times].sort());
});

it('an assistant of an employee reads only their own clockings', async () => {
  const { workspace, owner, ann, shop } = await locationFixture(t);
  const [forOwner, forAnn] = [await letIn(t, workspace.id, owner.id), await letIn(t, workspace.id, ann.id)];
  const read = async (by: Caller, report: string) => {
    const input = { report, from: '2025-11-01', to: '2025-11-30' };
    return (await callTool(by, 'get_report', input)).body.result;
  };
  const own = (await read(forAnn, 'location-activity')).structuredContent.rows;
  expect(new Set(own.map(({ memberId }: { memberId: string }) => memberId))).toEqual(new Set([ann.id]));
  for (const report of ['location-summary', 'location-coverage', 'location-map']) {
    const [theirs, refused] = [await read(forOwner, report), await read(forAnn, report)];
    expect(JSON.stringify(theirs.structuredContent.rows)).toContain(shop);
    expect([refused.isError, textOf(refused)]).toEqual([true, expect.not.stringContaining(shop)]);
  }
});

it('the map needs account:read in addition to reports:read', async () => {
  const { owner } = await t.given.workspace();
  const ask = async (permissions: string[]) => {
    const made = await owner.post('/api-keys', { name: 'Map', permissions });
    return t.as(made.body.value).get(`/reports/location-map?${NOVEMBER}`);
  };
  const refused = await ask(['reports:read']);
  expect([refused.status, refused.body.permission]).toEqual([403, 'account:read']);
  expect((await ask(['reports:read', 'account:read'])).status).toBe(200);
});

it('a removed member with an open entry is not counted as present', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  const shop = await givenPlace(t, workspace.id, { name: 'Shop' });
  await t.sql(
    `insert into time_entry (workspace_id, id, member_id, in_at, in_location_id, custom_fields, is_in_unrecognised,
       is_out_unrecognised, source, created_at)
     values ($1, 'te_open', $2, '2025-11-03T14:00:00Z', $3, '{}', false, false, 'api', '2025-11-03T14:00:00Z')`,
    [workspace.id, bob.id, shop],
  );
  await t.sql(`update member set is_active = false, removed_at = '2025-11-04T06:00:00Z' where id = $1`, [
    bob.id,
  ]);
  const { rows } = (await owner.get('/reports/location-coverage?from=2025-11-03&to=2025-11-05')).body;
  expect(rows.map(({ coveredTimes }: { coveredTimes: string }) => coveredTimes)).toEqual([
    '09:00:00 to 24:00:00',
    '00:00:00 to 01:00:00',
    '',
  ]);
});
