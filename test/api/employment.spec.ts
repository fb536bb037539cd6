import { EmploymentService } from '../../src/modules/members';
import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { overtaken } from '../kit/overtaken';

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
const RECORD = { hiredOn: '2026-03-02', phone: '+1 207 555 0100', address: ADDRESS, customFields: {} };
const field = async (caller: Caller, kind: string, rest: object = {}): Promise<string> =>
  (await caller.post('/custom-fields', { subject: 'member', name: `A ${kind}`, kind, ...rest })).body.id;
const patch = (caller: Caller, id: string, input: object) => caller.send('PATCH', `/members/${id}`, input);

it('an admin sets an employment record; the member reads it, with versions', async () => {
  const { workspace, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const path = `/members/${bob.id}/employment`;
  const nothing = {
    memberId: bob.id,
    hiredOn: null,
    phone: null,
    address: null,
    customFields: {},
    version: 1,
  };
  expect((await bob.get(path)).body).toEqual(nothing);
  const set = await ann.send('PUT', path, RECORD, { 'if-match': '"1"' });
  expect([set.status, set.headers.etag, set.body]).toEqual([
    200,
    '"2"',
    { memberId: bob.id, ...RECORD, version: 2 },
  ]);
  expect((await bob.get(`/members/${bob.id}`)).body).toMatchObject({ ...RECORD, version: 2 });
  expect((await ann.send('PUT', path, RECORD, { 'if-match': '"1"' })).status).toBe(412);
  expect(await t.app.get(EmploymentService).hiredOn(workspace.id, bob.id)).toBe('2026-03-02');
});

it('a hire date is the date that was given, in every time zone', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  await owner.send('PATCH', '/company', { timeZone: 'Pacific/Kiritimati' });
  await owner.put(`/members/${bob.id}/employment`, { ...RECORD, hiredOn: '2024-02-29' });
  expect((await owner.get(`/members/${bob.id}/employment`)).body.hiredOn).toBe('2024-02-29');
  expect(await t.app.get(EmploymentService).hiredOn(workspace.id, owner.id)).toBeNull();
});

it('a member changes their name, phone and address; PATCH keeps the rest', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  await owner.put(`/members/${bob.id}/employment`, RECORD);
  const changed = await patch(bob, bob.id, { name: 'Bob Baker', phone: null });
  expect(changed.body).toMatchObject({
    name: 'Bob Baker',
    phone: null,
    address: ADDRESS,
    hiredOn: '2026-03-02',
  });
  expect((await bob.get('/me')).body.user.name).toBe('Bob Baker');
  const key = await t.given.apiKey(workspace.id, bob.id);
  expect((await patch(key, bob.id, { phone: '020 7946 0958' })).body.phone).toBe('020 7946 0958');
});

it('an employee cannot access other records or set their own hire date', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const replies = [
    await patch(bob, owner.id, { phone: null }),
    await bob.get(`/members/${owner.id}/employment`),
    await bob.put(`/members/${bob.id}/employment`, RECORD),
    await patch(bob, bob.id, { hiredOn: '2020-01-01' }),
  ];
  expect(replies.map(({ status }) => status)).toEqual([404, 404, 403, 422]);
  expect((await owner.get(`/members/${bob.id}`)).body.version).toBe(1);
});

it('an admin changes a member’s phone but not their name', async () => {
  const { ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  expect((await patch(ann, bob.id, { phone: '+49 30 901820' })).body.phone).toBe('+49 30 901820');
  const refused = await patch(ann, bob.id, { name: 'Robert', phone: null });
  expect(refused.body).toMatchObject({ status: 409, code: 'name-is-personal' });
  expect((await bob.get(`/members/${bob.id}`)).body).toMatchObject({ name: 'bob', phone: '+49 30 901820' });
});

it('a record of a member of another workspace gets 404', async () => {
  const [{ owner }, { bob }] = [await t.given.workspace(), await t.given.workspace({ bob: 'employee' })];
  const replies = [
    await owner.get(`/members/${bob.id}/employment`),
    await owner.put(`/members/${bob.id}/employment`, RECORD),
    await patch(owner, bob.id, { phone: null }),
  ];
  expect(replies.map(({ body }) => body.code)).toEqual(Array.from({ length: 3 }, () => 'member-not-found'));
  const child = t.sql(
    `insert into employment (workspace_id, member_id) select id, $1 from workspace where owner_member_id = $2`,
    [bob.id, owner.id],
  );
  await expect(child).rejects.toThrow('employment_member_id_fk');
});

it('custom values are validated by their fields, with a pointer per error', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const [size, since, badge] = [
    await field(owner, 'choice', { choices: ['S', 'M'] }),
    await field(owner, 'date'),
    await field(owner, 'number', { isRequired: true }),
  ];
  const refused = await patch(bob, bob.id, { customFields: { [size]: 'XL', [since]: 'today' } });
  expect(refused.status).toBe(422);
  expect(
    refused.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]),
  ).toEqual([
    [`#/customFields/${size}`, 'invalid_value'],
    [`#/customFields/${since}`, 'invalid_value'],
    [`#/customFields/${badge}`, 'required'],
  ]);
  const kept = await patch(bob, bob.id, { customFields: { [size]: 'M', [badge]: 7 } });
  expect(kept.body.customFields).toEqual({ [size]: 'M', [badge]: 7 });
  const less = await patch(bob, bob.id, { customFields: { [size]: null, [since]: '2026-01-02' } });
  expect(less.body.customFields).toEqual({ [since]: '2026-01-02', [badge]: 7 });
  expect((await patch(bob, bob.id, { phone: null })).status).toBe(200);
});

it('a field for time entries is refused on members', async () => {
  const { owner } = await t.given.workspace();
  const { id } = (await owner.post('/custom-fields', { subject: 'time_entry', name: 'a', kind: 'text' }))
    .body;
  expect((await patch(owner, owner.id, { customFields: { [id]: 'x' } })).status).toBe(422);
});

it('PUT keeps values of archived fields and removes other omitted values', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const [old, gone] = [await field(owner, 'text'), await field(owner, 'text')];
  const path = `/members/${bob.id}/employment`;
  await owner.put(path, { ...RECORD, customFields: { [old]: 'kept', [gone]: 'lost' } });
  await owner.post(`/custom-fields/${old}/archive`);
  expect((await owner.put(path, RECORD)).body.customFields).toEqual({ [old]: 'kept' });
});

it.each([
  ['an invalid hire date', { ...RECORD, hiredOn: '2026-02-30' }, '#/hiredOn'],
  ['an invalid phone', { ...RECORD, phone: 'call me' }, '#/phone'],
  ['an address without a city', { ...RECORD, address: { ...ADDRESS, city: undefined } }, '#/address/city'],
  ['an unknown country', { ...RECORD, address: { ...ADDRESS, country: 'XX' } }, '#/address/country'],
  ['missing fields', { hiredOn: null, phone: null, address: null }, '#/customFields'],
  ['a custom value keyed by name', { ...RECORD, customFields: { shirt: 'M' } }, '#/customFields/shirt'],
])('a record with %s is refused', async (_, input, pointer) => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.put(`/members/${owner.id}/employment`, input);
  expect([status, body.errors?.[0].pointer]).toEqual([422, pointer]);
});

it('a record change is logged with old values, a new name also per user', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  await owner.put(`/members/${bob.id}/employment`, RECORD);
  await patch(bob, bob.id, { name: 'Bob Baker' });
  const { body } = await owner.get('/audit-events');
  expect(body.data).toMatchObject([
    {
      sentence: 'Changed the profile of Bob Baker',
      before: { name: 'bob' },
      after: { name: 'Bob Baker' },
    },
    {
      sentence: 'Changed the employment record of bob',
      before: { hiredOn: null, phone: null },
      after: { hiredOn: '2026-03-02', phone: '+1 207 555 0100' },
    },
  ]);
  expect(body.data[0].after).toEqual({ name: 'Bob Baker' });
  const own = await t.sql(`select action from audit_event where chain = $1 and workspace_id is null`, [
    bob.userId,
  ]);
  expect(own).toEqual([{ action: 'profile.changed' }]);
});

it('concurrent changes of different fields both succeed', async () => {
  const { ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  await Promise.all([
    patch(bob, bob.id, { phone: '+1 207 555 0100' }),
    patch(ann, bob.id, { address: ADDRESS }),
  ]);
  expect((await bob.get(`/members/${bob.id}`)).body).toMatchObject({
    phone: '+1 207 555 0100',
    address: ADDRESS,
    version: 3,
  });
});

it('an admin demoted while waiting for the lock cannot change other records', async () => {
  const { ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const phone = { phone: '+1 207 555 0100' };
  const change = await overtaken(t, ann, 'demoted', () => patch(ann, bob.id, phone));
  expect(change.body).toMatchObject({ status: 404, code: 'member-not-found' });
  expect((await bob.get(`/members/${bob.id}`)).body.phone).toBeNull();
});
