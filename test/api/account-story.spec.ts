import { CustomFieldsService, JobsService } from '../../src/modules/account';
import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('clock-in has no requirements by default; every member reads the setup', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const unset = {
    requiresJob: false,
    requiresNote: false,
    warnsOnUnrecognisedLocation: false,
    forgottenAfterSeconds: 50_400,
    updatedAt: null,
    version: 0,
  };
  expect((await bob.get('/clock-in-setup')).body).toEqual(unset);
  const input = {
    requiresJob: true,
    requiresNote: true,
    warnsOnUnrecognisedLocation: true,
    forgottenAfterSeconds: 36_000,
  };
  const first = await owner.send('PUT', '/clock-in-setup', input, { 'if-match': '"0"' });
  const second = await owner.send('PUT', '/clock-in-setup', input, { 'if-match': '"0"' });
  expect([first.status, first.headers.etag, second.status]).toEqual([200, '"1"', 412]);
  expect((await bob.get('/clock-in-setup')).body).toMatchObject({ ...input, version: 1 });
  expect((await bob.put('/clock-in-setup', input)).body).toMatchObject({ status: 403, reach: 'all' });
  const half = await owner.put('/clock-in-setup', { ...input, forgottenAfterSeconds: 60 });
  expect([half.status, half.body.errors[0].pointer]).toEqual([422, '#/forgottenAfterSeconds']);
  const { body } = await owner.get('/audit-events');
  expect(body.data[0]).toMatchObject({
    sentence: 'Changed the clock-in setup',
    before: { requiresJob: false, forgottenAfterSeconds: 50_400 },
    after: input,
  });
});

it('an admin sets up a company with a key; employees see their part', async () => {
  const { workspace, ann, bob, eve } = await t.given.workspace({
    ann: 'admin',
    bob: 'employee',
    eve: 'employee',
  });
  const key = await t.given.apiKey(workspace.id, ann.id, 'Set-up');
  await key.send('PATCH', '/company', { name: 'Harbor Bakery', timeZone: 'Europe/Berlin', currency: 'EUR' });
  const shop = (await key.post('/jobs', { name: 'Shop' })).body;
  const oven = (await key.post('/jobs', { name: 'Oven', isForEveryone: false })).body;
  await key.put(`/members/${bob.id}/jobs`, { jobIds: [oven.id] });
  await key.post('/locations', { name: 'Quay', networks: ['203.0.113.0/24'] });
  const size = (
    await key.post('/custom-fields', {
      subject: 'member',
      name: 'Shirt',
      kind: 'choice',
      choices: ['S', 'M'],
    })
  ).body;
  await key.put('/clock-in-setup', {
    requiresJob: true,
    requiresNote: false,
    warnsOnUnrecognisedLocation: true,
    forgottenAfterSeconds: 43_200,
  });
  await key.put(`/members/${bob.id}/employment`, {
    hiredOn: '2026-03-02',
    phone: null,
    address: null,
    customFields: { [size.id]: 'M' },
  });

  expect((await bob.get('/company')).body).toMatchObject({
    name: 'Harbor Bakery',
    timeZone: 'Europe/Berlin',
  });
  const pickable = async (caller: typeof bob) =>
    (await caller.get('/jobs')).body.data.map(({ name }: { name: string }) => name);
  expect([await pickable(bob), await pickable(eve)]).toEqual([['Shop', 'Oven'], ['Shop']]);
  expect((await bob.get(`/members/${bob.id}`)).body).toMatchObject({
    hiredOn: '2026-03-02',
    customFields: { [size.id]: 'M' },
  });
  expect((await eve.get('/directory')).body.data).toHaveLength(4);
  const jobs = t.app.get(JobsService);
  await expect(jobs.assertUsable(workspace.id, bob.id, oven.id)).resolves.toBeUndefined();
  await expect(jobs.assertUsable(workspace.id, eve.id, oven.id)).rejects.toThrow('job-not-found');
  await key.post(`/jobs/${shop.id}/archive`);
  await expect(jobs.assertUsable(workspace.id, eve.id, shop.id)).rejects.toThrow('job-not-found');
  expect(await jobs.hasActive(workspace.id)).toBe(true);
  await key.post(`/jobs/${oven.id}/archive`);
  expect(await jobs.hasActive(workspace.id)).toBe(false);
});

it('checked() returns clean custom field values or 422 with pointers', async () => {
  const { workspace, owner } = await t.given.workspace();
  const { id } = (
    await owner.post('/custom-fields', { subject: 'time_entry', name: 'Van', kind: 'text', isRequired: true })
  ).body;
  const checked = (values: Record<string, unknown>, isFinal: boolean) =>
    t.app.get(CustomFieldsService).validateValues(workspace.id, 'time_entry', values, { isFinal });
  expect(await checked({}, false)).toEqual({});
  expect(await checked({ [id]: ' 12 ' }, true)).toEqual({ [id]: '12' });
  await expect(checked({}, true)).rejects.toMatchObject({
    kind: { slug: 'invalid-input', status: 422 },
    extra: { errors: [{ pointer: `#/customFields/${id}`, code: 'required' }] },
  });
});
