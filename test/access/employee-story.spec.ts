import { type Route, RouteAccessList } from '../../src/access/route-access-list';
import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { Assistant } from '../kit/oauth-client';
import { addType, ask, balanceOf, giveHours } from '../kit/time-off';
import { call, idFor, mayEnter, type Scene, sceneFor } from './cells';
import { asking, idFiltersOf } from './filters';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

const HALF_AN_HOUR = 1800;
const H = 3600;

/** Eve, with an assistant connected to the HTTP API; Bob, with his own hours, pay and time off; the owner. */
async function crew() {
  const { workspace, owner, eve, bob } = await t.given.workspace({ eve: 'employee', bob: 'employee' });
  const { access_token } = await (await Assistant.registered(t)).connect(eve, workspace.id);
  const byToken = t.as(access_token);
  const typeId = await addType(owner);
  for (const { id } of [eve, bob]) {
    await t.given.payRate(workspace.id, id);
    await giveHours(owner, id, typeId, 40);
  }
  expect((await bob.post('/clock/in')).status).toBe(201);
  await ask(bob, typeId);
  return { owner, eve, bob, byToken, typeId };
}

async function done(reply: ReturnType<Caller['get']>, status = 200) {
  const { body, text, ...rest } = await reply;
  expect([rest.status, text]).toEqual([status, text]);
  return body;
}

/** Clocks a shift of half an hour. @returns its entry */
async function shift(as: Caller, jobId: string) {
  await done(as.post('/clock/in', { jobId }), 201);
  await done(as.send('PATCH', '/clock', { note: 'Rye and rolls' }));
  t.clock.advance(HALF_AN_HOUR);
  const entry = await done(as.post('/clock/out', {}));
  expect(entry).toMatchObject({ job: { id: jobId }, note: 'Rye and rolls', source: 'assistant' });
  return entry;
}

it('an employee’s token clocks, submits, requests edits and requests time off', async () => {
  const { owner, eve, byToken, typeId } = await crew();
  expect((await done(byToken.get('/me'))).credential.kind).toBe('connection');
  const job = await done(owner.post('/jobs', { name: 'Oven' }), 201);
  const entry = await shift(byToken, job.id);

  const [timesheet] = (await done(byToken.get('/timesheets'))).data;
  expect(timesheet).toMatchObject({ member: { id: eve.id }, state: 'open', openEntryId: null });
  await done(byToken.post(`/timesheets/${timesheet.id}/submit`, { note: 'A short day' }));
  await done(byToken.post(`/timesheets/${timesheet.id}/approve`, { version: timesheet.version + 1 }), 403);
  const { version } = await done(owner.get(`/timesheets/${timesheet.id}`));
  await done(owner.post(`/timesheets/${timesheet.id}/approve`, { version }));

  const outAt = new Date(Date.parse(entry.inAt) + 600_000).toISOString();
  await done(byToken.send('PATCH', `/time-entries/${entry.id}`, { outAt }), 403);
  const input = { entryId: entry.id, outAt, reason: 'I left earlier' };
  const request = await done(byToken.post('/edit-requests', input), 201);
  await done(byToken.post(`/edit-requests/${request.id}/approve`), 403);
  await done(owner.post(`/edit-requests/${request.id}/approve`));
  expect(await done(byToken.get(`/timesheets/${timesheet.id}`))).toMatchObject({
    state: 'approved',
    workedSeconds: 600,
  });
  const { data: history } = await done(byToken.get(`/time-entries/${entry.id}/history`));
  expect(history).toContainEqual(expect.objectContaining({ editRequestId: request.id }));

  const asked = await done(ask(byToken, typeId, { days: ['2027-07-05', '2027-07-06'] }), 201);
  expect(await balanceOf(byToken, eve.id)).toEqual([24, 40, 16]);
  await done(byToken.post(`/time-off/requests/${asked.id}/approve`), 403);
  await done(owner.post(`/time-off/requests/${asked.id}/approve`));
  const { data: lines } = await done(byToken.get('/time-off/ledger'));
  expect(lines.map(({ seconds }: { seconds: number }) => seconds / H)).toEqual([40, -8, -8]);
});

it('an employee’s token reads only the employee’s own data in every list', async () => {
  const { eve, bob, byToken, typeId } = await crew();
  await done(byToken.post('/clock/in', {}), 201);
  await ask(byToken, typeId);
  const lists = ['/clock', '/time-entries', '/timesheets', '/time-off/requests', '/time-off/balances'];
  for (const path of [...lists, '/time-off/ledger', '/members', `/pay/members/${eve.id}`]) {
    const { data } = await done(byToken.get(path));
    const subject = data.map(
      (one: Record<string, { id?: string }>) => one.memberId ?? one.member?.id ?? one.id,
    );
    expect([path, new Set(subject)]).toEqual([path, new Set([eve.id])]);
  }
  const { rows } = await done(byToken.get('/reports/payroll-summary?from=2026-11-01&to=2026-11-30'));
  expect(rows.map(({ memberId }: { memberId: string }) => memberId)).toEqual([eve.id]);
  await done(byToken.get(`/pay/members/${bob.id}`), 404);
  expect((await ask(byToken, typeId, { memberId: bob.id })).status).toBe(404);
});

/** Company-wide resources that every member can choose from. */
const SHARED = ['jobId', 'fieldId', 'timeOffTypeId'];
/** Routes without ids with which employees change their own hours and time off. */
const OWN_DOING = [
  'PATCH /api/v1/clock',
  'POST /api/v1/clock/in',
  'POST /api/v1/clock/out',
  'POST /api/v1/edit-requests',
  'POST /api/v1/time-off/requests',
];

const isForeign = (path: string): boolean =>
  [...path.matchAll(/:(\w+)/g)].some(([, name = '']) => !SHARED.includes(name));

/** Whether a response reveals an admin's data. */
const reveals = (text: string, { ids, people }: Scene): boolean => {
  const { entryId, timesheetId, requestId, timeOffRequestId, timeOffEntryId, payChangeId } = ids;
  const things = [entryId, timesheetId, requestId, timeOffRequestId, timeOffEntryId, payChangeId];
  return [people.admin.email, ...things].some((one) => one !== undefined && text.includes(one));
};

/** The scene's employee calls a route with the ids of its admin. */
async function asked(route: Route, scene: Scene) {
  const by = await t.given.connection(scene.workspace.id, scene.people.employee.id);
  return call(by, route, scene.ids);
}

/** The expected status of a call without a body, from the role and privilege tables. */
const dueOf = (route: Route): number => {
  if (!mayEnter(route, 'employee', 'connection')) return 403;
  return isForeign(route.path) ? 404 : 200;
};

/** Filters a list by the admin's id with each filter. @returns the requests that found data */
async function foundAbout(route: Route, scene: Scene): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of idFiltersOf(t, route).filter(({ prefix }) => prefix === 'mem')) {
    const { status, text, body } = await asked(asking(route, name, idFor('mem', scene.ids)), scene);
    const isNothing = status === 404 || (status === 200 && body.data.length === 0);
    if (!isNothing) found.push(`${route.path}?${name}: ${status} ${text}`);
  }
  return found;
}

it('an employee’s token gets 403 or 404 on all other routes', async () => {
  const wrong: string[] = [];
  const doing: string[] = [];
  const guarded = t.app
    .get(RouteAccessList)
    .routes()
    .filter(({ path, rule }) => path.startsWith('/api/v1') && rule?.kind !== 'open');
  for (const route of guarded) {
    const name = `${route.method} ${route.path}`;
    const [scene, due] = [await sceneFor(t, route, 'admin'), dueOf(route)];
    const { status, text } = await asked(route, scene);
    if (reveals(text, scene)) wrong.push(`${name} reveals: ${text}`);
    if (due === 200 && route.method !== 'GET') doing.push(name);
    else if (status !== due) wrong.push(`${name}: ${status}, not ${due}`);
    if (due === 200) wrong.push(...(await foundAbout(route, scene)));
  }
  expect(wrong).toEqual([]);
  expect(doing.sort()).toEqual(OWN_DOING);
});
