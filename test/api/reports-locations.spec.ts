import { startApp, type TestApp } from '../kit/app';
import { givenClocked, instant, locationFixture, NOVEMBER } from '../kit/location-fixture';

const HOUR = 3600;

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('the summary shows exact hours per location, also over a DST night', async () => {
  const { owner, shop, office, kiosk } = await locationFixture(t);
  const { status, body } = await owner.get(`/reports/location-summary?${NOVEMBER}`);
  expect([status, body.report, body.timeZone, body.unapproved]).toEqual([
    200,
    'location-summary',
    'America/New_York',
    [],
  ]);
  expect(body.rows).toEqual([
    {
      locationId: shop,
      locationName: 'Bakery',
      status: 'active',
      members: 2,
      entries: 4,
      clockIns: 3,
      clockOuts: 3,
      // 1 h of the first night, 8 h, 4 h and 4.5 h.
      workedSeconds: 63_000,
      firstUsedAt: instant('01T05:00'),
      lastUsedAt: instant('03T22:00'),
      unapprovedTimesheets: '',
    },
    {
      locationId: office,
      locationName: 'Office',
      status: 'active',
      members: 2,
      entries: 2,
      clockIns: 0,
      clockOuts: 2,
      workedSeconds: 7200,
      firstUsedAt: instant('03T18:00'),
      lastUsedAt: instant('06T16:00'),
      unapprovedTimesheets: '',
    },
    {
      locationId: kiosk,
      locationName: 'Old kiosk',
      status: 'archived',
      members: 1,
      entries: 1,
      clockIns: 1,
      clockOuts: 1,
      workedSeconds: 3600,
      firstUsedAt: instant('05T14:00'),
      lastUsedAt: instant('05T15:00'),
      unapprovedTimesheets: '',
    },
    {
      locationId: null,
      locationName: 'No location recognised',
      status: null,
      members: 2,
      entries: 3,
      clockIns: 3,
      clockOuts: 2,
      workedSeconds: 14_400,
      firstUsedAt: instant('06T14:00'),
      lastUsedAt: instant('08T17:00'),
      unapprovedTimesheets: '',
    },
  ]);
});

it('hours of all locations equal those of all members; clock times stay raw', async () => {
  const { workspace, owner, ann, shop } = await locationFixture(t);
  await givenClocked(
    t,
    { workspaceId: workspace.id, memberId: ann.id },
    {
      span: ['2025-11-12T14:07', '2025-11-12T15:08'],
      at: [shop, shop],
    },
  );
  const sum = async (name: string) => {
    const { body } = await owner.get(`/reports/${name}?${NOVEMBER}`);
    return body.rows.reduce((all: number, row: { workedSeconds: number }) => all + row.workedSeconds, 0);
  };
  expect([await sum('location-summary'), await sum('hours-summary')]).toEqual([91_860, 91_860]);
  expect((await owner.put('/rules/rounding', { stepMinutes: 15 })).status).toBe(200);
  // 14:07 counts as 14:00 and 15:08 as 15:15.
  expect([await sum('location-summary'), await sum('hours-summary')]).toEqual([92_700, 92_700]);
  const raw = await owner.get('/reports/location-activity?from=2025-11-12&to=2025-11-12');
  expect(raw.body.rows.map(({ time }: { time: string }) => time)).toEqual(['09:07:00', '10:08:00']);
});

it('activity lists every clock-in and clock-out in order, with its location', async () => {
  const { owner, ann, bob, shop, entries } = await locationFixture(t);
  const { body } = await owner.get(`/reports/location-activity?${NOVEMBER}`);
  expect(
    body.rows.map((row: { at: string; event: string }) => `${row.at.slice(8, 16)} ${row.event}`),
  ).toEqual([
    '01T05:00 out',
    '02T03:00 in',
    '02T11:00 out',
    '03T14:00 in',
    '03T17:30 in',
    '03T18:00 out',
    '03T22:00 out',
    '05T14:00 in',
    '05T15:00 out',
    '06T14:00 in',
    '06T16:00 out',
    '07T14:00 in',
    '07T15:00 out',
    '08T14:00 in',
    '08T17:00 out',
  ]);
  expect(body.rows[2]).toEqual({
    at: instant('02T11:00'),
    day: '2025-11-02',
    time: '06:00:00-05:00',
    memberId: ann.id,
    memberName: ann.name,
    locationId: shop,
    locationName: 'Bakery',
    event: 'out',
    source: 'web',
    isFlagged: false,
    entryId: entries.night,
    unapprovedTimesheets: '',
  });
  const locationsAt = (at: number) => {
    const { day, time, locationName, isFlagged, source } = body.rows[at];
    return [day, time, locationName, isFlagged, source];
  };
  expect([1, 7, 9, 13].map(locationsAt)).toEqual([
    ['2025-11-01', '23:00:00', 'Bakery', false, 'web'],
    ['2025-11-05', '09:00:00', 'Old kiosk', false, 'web'],
    ['2025-11-06', '09:00:00', null, true, 'web'],
    ['2025-11-08', '09:00:00', null, false, 'admin'],
  ]);
  const bobs = await owner.get(`/reports/location-activity?${NOVEMBER}&memberId=${bob.id}`);
  expect(bobs.body.rows).toEqual(
    body.rows.filter(({ memberId }: { memberId: string }) => memberId === bob.id),
  );
});

it('coverage shows when a location was staffed and when it was not', async () => {
  const { owner, bob, shop, kiosk } = await locationFixture(t);
  const { body } = await owner.get('/reports/location-coverage?from=2025-11-01&to=2025-11-11');
  const of = (place: string) => body.rows.filter((row: { locationId: string }) => row.locationId === place);
  const empty = { members: 0, mostAtOnce: 0, coveredSeconds: 0, gapSeconds: 0, presentSeconds: 0 };
  expect(of(shop)).toHaveLength(11);
  expect(of(shop).slice(0, 4)).toEqual([
    {
      day: '2025-11-01',
      locationId: shop,
      locationName: 'Bakery',
      members: 1,
      mostAtOnce: 1,
      firstAt: instant('01T04:00'),
      lastAt: instant('02T04:00'),
      coveredSeconds: 2 * HOUR,
      gapSeconds: 22 * HOUR,
      presentSeconds: 2 * HOUR,
      coveredTimes: '00:00:00 to 01:00:00; 23:00:00 to 24:00:00',
      gapTimes: '01:00:00 to 23:00:00',
      unapprovedTimesheets: '',
      stretches: [
        { startsAt: instant('01T04:00'), endsAt: instant('01T05:00'), seconds: HOUR },
        { startsAt: instant('02T03:00'), endsAt: instant('02T04:00'), seconds: HOUR },
      ],
      gaps: [{ startsAt: instant('01T05:00'), endsAt: instant('02T03:00'), seconds: 22 * HOUR }],
    },
    // Seven hours of elapsed time, six on the wall clock.
    expect.objectContaining({
      day: '2025-11-02',
      coveredSeconds: 7 * HOUR,
      coveredTimes: '00:00:00-04:00 to 06:00:00-05:00',
      gaps: [],
    }),
    expect.objectContaining({
      day: '2025-11-03',
      members: 2,
      mostAtOnce: 2,
      coveredSeconds: 8 * HOUR,
      presentSeconds: 8.5 * HOUR,
      coveredTimes: '09:00:00 to 17:00:00',
      gapTimes: '',
    }),
    expect.objectContaining({ day: '2025-11-04', ...empty, firstAt: null, lastAt: null, coveredTimes: '' }),
  ]);
  // Closed on the 10th: it has no rows from that day on.
  const kiosks: { day: string; coveredSeconds: number }[] = of(kiosk);
  expect(kiosks.map(({ day }) => day.slice(8))).toEqual([
    '01',
    '02',
    '03',
    '04',
    '05',
    '06',
    '07',
    '08',
    '09',
  ]);
  expect(kiosks[4]).toMatchObject({ coveredSeconds: HOUR, members: 1 });
  const bobs = await owner.get(`/reports/location-coverage?from=2025-11-03&to=2025-11-03&memberId=${bob.id}`);
  expect(bobs.body.rows[0]).toMatchObject({ members: 1, coveredTimes: '12:30:00 to 17:00:00' });
});

it('compliance shows recognised and flagged clockings per member', async () => {
  const { owner, ann, bob, eve, entries } = await locationFixture(t);
  const { body } = await owner.get(`/reports/location-compliance?${NOVEMBER}`);
  const of = (memberId: string) => body.rows.find((row: { memberId: string }) => row.memberId === memberId);
  const none = { clockings: 0, recognised: 0, flagged: 0, unmarked: 0 };
  const defaults = { unapprovedTimesheets: '', flaggedEntryIds: [] };
  expect(body.rows).toHaveLength(4);
  expect(of(ann.id)).toEqual({
    ...{ memberId: ann.id, memberName: ann.name, ...none, ...defaults },
    ...{ clockings: 5, recognised: 5, shareHundredths: 100 },
  });
  // 5 of 8 are 62.5 %.
  expect(of(bob.id)).toEqual({
    ...{ memberId: bob.id, memberName: bob.name, ...none, ...defaults },
    ...{ clockings: 8, recognised: 5, flagged: 3, shareHundredths: 62 },
    flaggedEntryIds: [entries.half, entries.away],
  });
  expect(of(eve.id)).toMatchObject({
    ...none,
    ...defaults,
    clockings: 2,
    unmarked: 2,
    shareHundredths: null,
  });
  expect(of(owner.id)).toMatchObject({ ...none, ...defaults, shareHundredths: null });
});

it('an employee sees only their own clockings and no locations', async () => {
  const { owner, ann, bob, eve, kiosk } = await locationFixture(t);
  const { data } = (await ann.get('/reports')).body;
  const ofLocations = data.filter(({ name }: { name: string }) => name.startsWith('location-'));
  for (const { name, reach } of ofLocations) {
    const reply = await ann.get(`/reports/${name}?${NOVEMBER}`);
    expect([name, reply.status]).toEqual([name, reach === 'own' ? 200 : 403]);
    for (const outsider of [bob.id, bob.name, eve.id, owner.id, kiosk, 'Old kiosk', '43.6591'])
      expect(reply.text).not.toContain(outsider);
    if (reach !== 'own') continue;
    expect(new Set(reply.body.rows.map(({ memberId }: { memberId: string }) => memberId))).toEqual(
      new Set([ann.id]),
    );
    const others = await ann.get(`/reports/${name}?${NOVEMBER}&memberId=${bob.id}`);
    expect([others.status, others.body.code]).toEqual([404, 'member-not-found']);
  }
  expect(
    ofLocations.map(({ name, reach, formats }: Record<string, unknown>) => [name, reach, formats]),
  ).toEqual([
    ['location-summary', 'all', ['json', 'csv']],
    ['location-activity', 'own', ['json', 'csv']],
    ['location-coverage', 'all', ['json', 'csv']],
    ['location-compliance', 'own', ['json', 'csv']],
    ['location-map', 'all', ['json', 'csv', 'geojson']],
  ]);
});

it('location reports contain nothing of another workspace', async () => {
  const other = await locationFixture(t);
  const { owner } = await t.given.workspace();
  for (const report of ['summary', 'activity', 'coverage', 'compliance', 'map']) {
    const { status, body, text } = await owner.get(`/reports/location-${report}?${NOVEMBER}`);
    expect(status).toBe(200);
    for (const theirs of [other.shop, other.ann.id, 'Bakery', 'Office', 'kiosk'])
      expect(text).not.toContain(theirs);
    expect(body.rows.length).toBe(['summary', 'compliance'].includes(report) ? 1 : 0);
    const foreign = await owner.get(`/reports/location-${report}?${NOVEMBER}&memberId=${other.ann.id}`);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'member-not-found']);
  }
});
