import { startApp, type TestApp } from '../kit/app';
import type { Caller, Reply } from '../kit/as';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const NOT_THERE = 'job_01k0000000000000000000zzzz';
const namesOf = ({ body }: Reply) => body.data.map(({ name }: { name: string }) => name);
const add = async (caller: Caller, name: string, isForEveryone = true): Promise<string> =>
  (await caller.post('/jobs', { name, isForEveryone })).body.id;

it('an admin adds a job, which is for everyone by default', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const { status, body, headers } = await ann.post('/jobs', { name: '  Baking ', code: 'BK-1' });
  expect([status, headers.etag]).toEqual([201, '"1"']);
  expect(body).toEqual({
    id: expect.stringMatching(/^job_/),
    name: 'Baking',
    code: 'BK-1',
    isForEveryone: true,
    archivedAt: null,
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
    version: 1,
    warnings: [],
  });
  expect((await ann.get(`/jobs/${body.id}`)).body).toMatchObject({ id: body.id, name: 'Baking' });
});

it('a duplicate name or code is accepted with a warning', async () => {
  const { owner } = await t.given.workspace();
  await owner.post('/jobs', { name: 'Baking', code: 'BK' });
  const { status, body } = await owner.post('/jobs', { name: 'baking', code: 'bk' });
  expect([status, body.warnings.map(({ code }: { code: string }) => code)]).toEqual([
    201,
    ['duplicate_name', 'duplicate_code'],
  ]);
  const renamed = await owner.send('PATCH', `/jobs/${body.id}`, { name: 'Deliveries', code: null });
  expect(renamed.body).toMatchObject({ name: 'Deliveries', code: null, warnings: [] });
});

it('a job is archived and restored, locked while archived, never deleted', async () => {
  const { owner } = await t.given.workspace();
  const path = `/jobs/${await add(owner, 'Baking')}`;
  expect((await owner.post(`${path}/restore`)).body).toMatchObject({
    status: 409,
    code: 'item-not-archived',
  });
  expect((await owner.post(`${path}/archive`)).body).toMatchObject({
    archivedAt: expect.any(String),
    version: 2,
  });
  expect((await owner.post(`${path}/archive`)).body).toMatchObject({ status: 409, code: 'item-archived' });
  expect((await owner.send('PATCH', path, { name: 'Other' })).body.code).toBe('item-archived');
  expect(namesOf(await owner.get('/jobs'))).toEqual([]);
  expect(namesOf(await owner.get('/jobs?status=archived'))).toEqual(['Baking']);
  expect((await owner.post(`${path}/restore`)).body).toMatchObject({ archivedAt: null, version: 3 });
  expect(namesOf(await owner.get('/jobs'))).toEqual(['Baking']);
  expect((await owner.delete(path)).status).toBe(404);
});

it('an employee sees only jobs they may pick, an admin all of them', async () => {
  const { owner, bob, eve } = await t.given.workspace({ bob: 'employee', eve: 'employee' });
  const [open, bobs, others] = [
    await add(owner, 'Open'),
    await add(owner, 'Of bob', false),
    await add(owner, 'Of others', false),
  ];
  const old = await add(owner, 'Old');
  await owner.post(`/jobs/${old}/archive`);
  await owner.put(`/members/${bob.id}/jobs`, { jobIds: [bobs, old] });
  await owner.put(`/members/${eve.id}/jobs`, { jobIds: [others] });
  expect(namesOf(await bob.get('/jobs'))).toEqual(['Open', 'Of bob']);
  expect(namesOf(await bob.get('/jobs?status=all'))).toEqual(['Open', 'Of bob']);
  const seen = await Promise.all([open, bobs, others, old].map((id) => bob.get(`/jobs/${id}`)));
  expect(seen.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
  expect(namesOf(await owner.get('/jobs'))).toEqual(['Open', 'Of bob', 'Of others']);
  expect(namesOf(await owner.get(`/jobs?memberId=${bob.id}`))).toEqual(['Open', 'Of bob']);
  expect((await bob.get(`/jobs?memberId=${owner.id}`)).body.code).toBe('member-not-found');
});

it('a job of another workspace gets 404 in every operation', async () => {
  const [{ owner, bob }, other] = [await t.given.workspace({ bob: 'employee' }), await t.given.workspace()];
  const foreign = await add(other.owner, 'Foreign');
  const replies = [
    await owner.get(`/jobs/${foreign}`),
    await owner.send('PATCH', `/jobs/${foreign}`, { name: 'Mine' }),
    await owner.post(`/jobs/${foreign}/archive`),
    await owner.put(`/members/${bob.id}/jobs`, { jobIds: [foreign] }),
    await owner.put(`/members/${other.owner.id}/jobs`, { jobIds: [] }),
  ];
  expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect((await other.owner.get(`/jobs/${foreign}`)).body).toMatchObject({ name: 'Foreign', version: 1 });
  await owner.put(`/members/${bob.id}/jobs`, { jobIds: [] });
  const child = t.sql(
    `insert into job_assignment (workspace_id, member_id, job_id)
     select c.workspace_id, c.member_id, $1 from job_choice c where c.member_id = $2`,
    [foreign, bob.id],
  );
  await expect(child).rejects.toThrow('job_assignment_job_id_fk');
});

it('an admin assigns jobs as a whole; a stale version gets 412', async () => {
  const { ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const [one, two] = [await add(ann, 'One', false), await add(ann, 'Two', false)];
  const path = `/members/${bob.id}/jobs`;
  expect((await ann.get(path)).body).toEqual({ memberId: bob.id, jobIds: [], updatedAt: null, version: 0 });
  const first = await ann.send('PUT', path, { jobIds: [two, one, two] }, { 'if-match': '"0"' });
  expect(first.body).toMatchObject({ jobIds: [one, two], version: 1 });
  const late = await ann.send('PUT', path, { jobIds: [] }, { 'if-match': '"0"' });
  expect([late.status, late.body.currentVersion]).toEqual([412, 1]);
  expect((await bob.get(path)).body.jobIds).toEqual([one, two]);
  expect((await ann.put(path, { jobIds: [one] })).body).toMatchObject({ jobIds: [one], version: 2 });
});

it('assigning an unknown job gets 404, names it and changes nothing', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const one = await add(owner, 'One', false);
  await owner.put(`/members/${bob.id}/jobs`, { jobIds: [one] });
  const { body } = await owner.put(`/members/${bob.id}/jobs`, { jobIds: [NOT_THERE] });
  expect(body).toMatchObject({ status: 404, code: 'job-not-found', jobIds: [NOT_THERE] });
  expect((await bob.get(`/members/${bob.id}/jobs`)).body.jobIds).toEqual([one]);
});

it('an employee cannot assign jobs or see others’ assignments', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  expect((await bob.put(`/members/${bob.id}/jobs`, { jobIds: [] })).body).toMatchObject({
    status: 403,
    reach: 'all',
  });
  expect((await bob.post('/jobs', { name: 'Mine' })).status).toBe(403);
  expect((await bob.get(`/members/${owner.id}/jobs`)).body.code).toBe('member-not-found');
});

it('a POST repeated with its idempotency key adds no second job', async () => {
  const { owner } = await t.given.workspace();
  const send = () => owner.send('POST', '/jobs', { name: 'Once' }, { 'idempotency-key': 'one-job' });
  const [first, again] = [await send(), await send()];
  expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
    201,
    first.body,
    'true',
  ]);
  expect(namesOf(await owner.get('/jobs'))).toEqual(['Once']);
});

it('updatedSince returns a job newly assigned to the employee', async () => {
  const { owner, bob, eve } = await t.given.workspace({ bob: 'employee', eve: 'employee' });
  const job = await add(owner, 'Of bob', false);
  await owner.put(`/members/${bob.id}/jobs`, { jobIds: [] });
  await t.sql(`alter table job disable trigger job_touch`);
  await t.sql(`update job set updated_at = now() - interval '1 day' where id = $1`, [job]);
  await t.sql(`alter table job enable trigger job_touch`);
  await owner.put(`/members/${bob.id}/jobs`, { jobIds: [job] });
  const since = `/jobs?updatedSince=${new Date(Date.now() - 3_600_000).toISOString()}`;
  expect(namesOf(await bob.get(since))).toEqual(['Of bob']);
  expect([namesOf(await owner.get(since)), namesOf(await eve.get(since))]).toEqual([[], []]);
});

it('jobs are paged, and updatedSince includes archived jobs', async () => {
  const { owner } = await t.given.workspace();
  const ids = [await add(owner, 'A'), await add(owner, 'B'), await add(owner, 'C')];
  const first = await owner.get('/jobs?limit=2');
  await add(owner, 'D');
  const second = await owner.get(`/jobs?limit=2&cursor=${first.body.nextCursor}`);
  expect([...namesOf(first), ...namesOf(second)]).toEqual(['A', 'B', 'C', 'D']);
  await t.sql(`alter table job disable trigger job_touch`);
  await t.sql(`update job set updated_at = now() - interval '1 day' where id = any($1)`, [ids]);
  await t.sql(`alter table job enable trigger job_touch`);
  await owner.post(`/jobs/${ids[1]}/archive`);
  const since = new Date(Date.now() - 3_600_000).toISOString();
  expect(namesOf(await owner.get(`/jobs?status=all&updatedSince=${since}`))).toEqual(['B', 'D']);
});

it.each([
  ['no name', {}, '#/name'],
  ['a blank name', { name: ' ' }, '#/name'],
  ['a name of two lines', { name: 'a\nb' }, '#/name'],
  ['a code that is too long', { name: 'a', code: 'x'.repeat(33) }, '#/code'],
  ['an unknown field', { name: 'a', colour: 'red' }, '#/colour'],
])('adding a job with %s is refused', async (_, input, pointer) => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.post('/jobs', input);
  expect([status, body.errors?.[0].pointer]).toEqual([422, pointer]);
});

it('changes to jobs are logged with the names at that time', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const id = await add(owner, 'Baking');
  await owner.send('PATCH', `/jobs/${id}`, { name: 'Bread' });
  await owner.put(`/members/${bob.id}/jobs`, { jobIds: [id] });
  await owner.post(`/jobs/${id}/archive`);
  await owner.post(`/jobs/${id}/restore`);
  const { body } = await owner.get('/audit-events');
  expect(body.data.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    'Restored job “Bread”',
    'Archived job “Bread”',
    'Changed the jobs of bob (1 job)',
    'Changed job “Bread”',
    'Added job “Baking”',
  ]);
  expect(body.data[3]).toMatchObject({ before: { name: 'Baking' }, after: { name: 'Bread' } });
});
