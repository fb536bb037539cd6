import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';

// Days, weeks and periods use the workspace’s time zone, which can change after hours were recorded.

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** Adds hours and finds the first timesheet of the member. */
async function timesheetOf(owner: Caller, memberId: string, inAt: string, outAt: string) {
  expect((await owner.post('/time-entries', { memberId, inAt, outAt })).status).toBe(201);
  const { data } = (await owner.get(`/timesheets?memberId=${memberId}`)).body;
  return data.find(({ startsOn }: { startsOn: string }) => startsOn === '2026-01-11');
}

const approve = (by: Caller, id: string, version: number) =>
  by.send('POST', `/timesheets/${id}/approve`, {}, { 'if-match': `"${version}"` });

it('a new zone moves hours to another timesheet and changes the version', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  // Saturday evening in New York is Sunday in Berlin, the first day of the next week.
  const timesheet = await timesheetOf(owner, eve.id, '2026-01-18T02:00:00Z', '2026-01-18T04:00:00Z');
  await timesheetOf(owner, eve.id, '2026-01-12T14:00:00Z', '2026-01-12T22:00:00Z');
  const seen = (await owner.get(`/timesheets/${timesheet.id}`)).body.version;
  expect((await owner.send('PATCH', '/company', { timeZone: 'Europe/Berlin' })).status).toBe(200);
  const timesheets = (await owner.get('/timesheets')).body.data as {
    startsOn: string;
    workedSeconds: number;
  }[];
  expect(timesheets.map(({ startsOn, workedSeconds }) => [startsOn, workedSeconds / 3600]).sort()).toEqual([
    ['2026-01-11', 8],
    ['2026-01-18', 2],
  ]);
  expect((await approve(owner, timesheet.id, seen)).status).toBe(412);
});

it('a new zone keeps an approved week; moved hours get an open timesheet', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const timesheet = await timesheetOf(owner, eve.id, '2026-01-18T02:00:00Z', '2026-01-18T07:00:00Z');
  expect((await approve(owner, timesheet.id, timesheet.version)).status).toBe(200);
  expect((await owner.send('PATCH', '/company', { timeZone: 'Europe/Berlin' })).status).toBe(200);
  expect((await owner.get(`/timesheets/${timesheet.id}`)).body.state).toBe('approved');
  const open = (await owner.get('/timesheets?state=open')).body.data;
  expect(open).toMatchObject([{ startsOn: '2026-01-18', workedSeconds: 5 * 3600 }]);
});
