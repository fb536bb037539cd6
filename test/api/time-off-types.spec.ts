import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';

const H = 3600;
const TYPES = '/time-off/types';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

async function added(as: Caller, input: object = {}) {
  const { status, body } = await as.post(TYPES, { name: 'Vacation', ...input });
  expect(status).toBe(201);
  return body;
}

it('an admin adds a type; omitted fields get defaults', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const type = await added(ann, { accrual: { kind: 'annual', seconds: 80 * H } });
  expect(type).toMatchObject({
    id: expect.stringMatching(/^tot_/),
    name: 'Vacation',
    code: null,
    isPaid: true,
    paysOutOnTermination: false,
    accrual: { kind: 'annual', seconds: 80 * H, milestones: [] },
    yearStarts: 'calendar_year',
    waitingDays: 0,
    limits: { maxBalanceSeconds: null, maxCarryOverSeconds: null, lowestBalanceSeconds: 0 },
    archivedAt: null,
    version: 1,
  });
  expect((await ann.get(`${TYPES}/${type.id}`)).body).toEqual(type);
});

it('a type without accrual has no lowest balance unless one is set', async () => {
  const { owner } = await t.given.workspace();
  const open = await added(owner, { name: 'Unpaid leave', isPaid: false });
  const floored = await added(owner, { name: 'Unpaid leave', limits: { lowestBalanceSeconds: 0 } });
  expect([open, floored].map((type) => type.limits.lowestBalanceSeconds)).toEqual([null, 0]);
});

it('an employee reads types and cannot change them', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const { id } = await added(owner);
  const list = await bob.get(TYPES);
  expect(list.body.data.map((type: { id: string }) => type.id)).toEqual([id]);
  const refused = [
    await bob.post(TYPES, { name: 'Mine' }),
    await bob.send('PATCH', `${TYPES}/${id}`, { name: 'Mine' }),
    await bob.post(`${TYPES}/${id}/archive`),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
});

it('a change from a stale version gets 412, and changes are logged', async () => {
  const { workspace, owner } = await t.given.workspace();
  const { id } = await added(owner);
  const seen = { 'if-match': '"1"' };
  const first = await owner.send('PATCH', `${TYPES}/${id}`, { name: 'Annual leave' }, seen);
  const second = await owner.send('PATCH', `${TYPES}/${id}`, { name: 'Holiday' }, seen);
  expect([first.status, first.body.name, first.headers.etag, second.status]).toEqual([
    200,
    'Annual leave',
    '"2"',
    412,
  ]);
  const events = await t.sql<{ action: string }>(
    `select action from audit_event where workspace_id = $1 and action like 'time_off_type.%' order by seq`,
    [workspace.id],
  );
  expect(events.map(({ action }) => action)).toEqual(['time_off_type.created', 'time_off_type.changed']);
});

it('an archived type is hidden, refused in requests, and can be restored', async () => {
  const { owner } = await t.given.workspace();
  const { id } = await added(owner);
  expect((await owner.post(`${TYPES}/${id}/archive`)).body.archivedAt).not.toBeNull();
  const listed = async (status: string) =>
    (await owner.get(`${TYPES}?status=${status}`)).body.data.map((type: { id: string }) => type.id);
  expect([await listed('active'), await listed('archived'), await listed('all')]).toEqual([[], [id], [id]]);
  const asked = await owner.post('/time-off/requests', {
    typeId: id,
    days: ['2026-12-01'],
    secondsPerDay: H,
  });
  expect([asked.status, asked.body.code]).toEqual([409, 'time-off-type-archived']);
  expect((await owner.post(`${TYPES}/${id}/archive`)).body.code).toBe('time-off-type-archived');
  expect((await owner.post(`${TYPES}/${id}/restore`)).body.archivedAt).toBeNull();
  expect((await owner.post(`${TYPES}/${id}/restore`)).body.code).toBe('time-off-type-active');
});

it('archiving or restoring with a stale version gets 412', async () => {
  const { owner } = await t.given.workspace();
  const { id } = await added(owner);
  const to = (act: string, version: number) =>
    owner.send('POST', `${TYPES}/${id}/${act}`, undefined, { 'if-match': `"${version}"` });
  await owner.send('PATCH', `${TYPES}/${id}`, { name: 'Annual leave' });
  expect((await to('archive', 1)).body).toMatchObject({ status: 412, currentVersion: 2 });
  expect((await to('archive', 2)).body.archivedAt).not.toBeNull();
  expect((await to('restore', 2)).body).toMatchObject({ status: 412, currentVersion: 3 });
  expect((await to('restore', 3)).body.archivedAt).toBeNull();
});

it('updatedSince filters the list', async () => {
  const { owner } = await t.given.workspace();
  const before = new Date().toISOString();
  await added(owner, { name: 'Old' });
  const since = new Date(Date.now() + 120_000).toISOString();
  expect((await owner.get(`${TYPES}?updatedSince=${since}`)).body.data).toEqual([]);
  expect((await owner.get(`${TYPES}?updatedSince=${before}`)).body.data).toHaveLength(1);
});

it('types are paged, each once', async () => {
  const { owner } = await t.given.workspace();
  for (const name of ['A', 'B', 'C']) await added(owner, { name });
  const first = (await owner.get(`${TYPES}?limit=2`)).body;
  const rest = (await owner.get(`${TYPES}?limit=2&cursor=${first.nextCursor}`)).body;
  const names = [...first.data, ...rest.data].map((type: { name: string }) => type.name);
  expect([names, first.hasMore, rest.hasMore]).toEqual([['A', 'B', 'C'], true, false]);
});

it.each([
  [{ name: '' }, '#/name'],
  [{ name: 'X', accrual: { kind: 'annual' } }, '#/accrual/seconds'],
  [{ name: 'X', accrual: { kind: 'hourly', seconds: 3600 } }, '#/accrual/workedSeconds'],
  [{ name: 'X', accrual: { kind: 'monthly', seconds: 3600 } }, '#/accrual/kind'],
  [{ name: 'X', limits: { maxBalanceSeconds: -1 } }, '#/limits/maxBalanceSeconds'],
  [{ name: 'X', limits: { highest: 1 } }, '#/limits/highest'],
  [{ name: 'X', waitingDays: 1.5 }, '#/waitingDays'],
  [{ name: 'X', startsOn: '2026-02-30' }, '#/startsOn'],
  [{ name: 'X', color: 'red' }, '#/color'],
])('%j is refused as a type', async (input, pointer) => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.post(TYPES, input);
  expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
});

it('milestones must be ordered by years', async () => {
  const { owner } = await t.given.workspace();
  const milestones = [
    { afterYears: 5, seconds: 120 * H },
    { afterYears: 2, seconds: 100 * H },
  ];
  const input = { name: 'X', accrual: { kind: 'annual', seconds: 80 * H, milestones } };
  const { status, body } = await owner.post(TYPES, input);
  expect([status, body.errors[0].pointer]).toEqual([422, '#/accrual/milestones']);
});

it('a start more than two years away is refused', async () => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.post(TYPES, { name: 'X', startsOn: '2020-01-01' });
  expect([status, body.code]).toEqual([422, 'time-off-start-out-of-range']);
});

it('a type of another workspace gets 404', async () => {
  const [one, two] = [await t.given.workspace(), await t.given.workspace()];
  const { id } = await added(one.owner);
  const paths = [`${TYPES}/${id}`, `${TYPES}/tot_01k0000000000000000000typ1`];
  const replies = await Promise.all(paths.map((path) => two.owner.get(path)));
  expect(replies.map(({ status, body }) => [status, body.detail, body.title])).toEqual([
    [404, replies[1]?.body.detail, replies[1]?.body.title],
    [404, replies[1]?.body.detail, replies[1]?.body.title],
  ]);
  const list = await two.owner.get(TYPES);
  expect(list.body.data).toEqual([]);
});
