import { startApp, type TestApp } from '../kit/app';
import type { Caller, Reply } from '../kit/as';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const SHIRT = { subject: 'member', name: 'Shirt', kind: 'choice', choices: ['S', 'M'], isRequired: false };
const namesOf = ({ body }: Reply) => body.data.map(({ name }: { name: string }) => name);
const add = async (caller: Caller, input: object) => (await caller.post('/custom-fields', input)).body;

it('an admin adds fields of every kind; each gets the next position', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  for (const kind of ['text', 'number', 'date', 'checkbox'])
    expect((await ann.post('/custom-fields', { subject: 'time_entry', name: kind, kind })).status).toBe(201);
  const { status, body } = await ann.post('/custom-fields', { ...SHIRT, subject: 'time_entry' });
  expect([status, body]).toMatchObject([
    201,
    { kind: 'choice', choices: ['S', 'M'], position: 5, version: 1 },
  ]);
  expect((await add(ann, SHIRT)).position).toBe(1);
  expect(namesOf(await ann.get('/custom-fields?subject=time_entry'))).toHaveLength(5);
});

it.each([
  ['a choice without choices', { ...SHIRT, choices: undefined }, '#/choices'],
  ['a choice with an empty list', { ...SHIRT, choices: [] }, '#/choices'],
  ['a choice with a duplicate', { ...SHIRT, choices: ['S', 's'] }, '#/choices'],
  ['a number with choices', { ...SHIRT, kind: 'number' }, '#/choices'],
  ['a field of an unknown kind', { subject: 'member', name: 'a', kind: 'colour' }, '#/kind'],
  ['a field for an unknown subject', { subject: 'job', name: 'a', kind: 'text' }, '#/subject'],
])('adding %s is refused', async (_, input, pointer) => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.post('/custom-fields', input);
  expect([status, body.errors?.[0].pointer]).toEqual([422, pointer]);
});

it('a field’s name, choices and position can change, its kind cannot', async () => {
  const { owner } = await t.given.workspace();
  const path = `/custom-fields/${(await add(owner, SHIRT)).id}`;
  const input = { name: 'Size', choices: ['M', 'L', 'XL'], isRequired: true, position: 9 };
  expect((await owner.send('PATCH', path, input, { 'if-match': '"1"' })).body).toMatchObject({
    ...input,
    version: 2,
  });
  expect((await owner.send('PATCH', path, { name: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
  expect((await owner.send('PATCH', path, { kind: 'text' })).body.errors[0].pointer).toBe('#/kind');
  const plain = `/custom-fields/${(await add(owner, { subject: 'member', name: 'Note', kind: 'text' })).id}`;
  expect((await owner.send('PATCH', plain, { choices: ['a'] })).body.errors[0].pointer).toBe('#/choices');
});

it('a subject has at most 50 active fields; archiving frees one', async () => {
  const { workspace, owner } = await t.given.workspace();
  const first = (await add(owner, SHIRT)).id;
  await t.sql(
    `insert into custom_field (workspace_id, id, subject, name, kind, choices, is_required, position, created_at)
     select $1, 'fld_' || lpad(n::text, 26, '0'), 'member', 'F' || n, 'text', '{}', false, n, now()
     from generate_series(1, 49) n`,
    [workspace.id],
  );
  expect((await add(owner, SHIRT)).code).toBe('custom-field-limit-reached');
  expect((await owner.post('/custom-fields', { ...SHIRT, subject: 'time_entry' })).status).toBe(201);
  await owner.post(`/custom-fields/${first}/archive`);
  expect((await owner.post('/custom-fields', SHIRT)).status).toBe(201);
  expect((await owner.post(`/custom-fields/${first}/restore`)).body.code).toBe('custom-field-limit-reached');
});

it('an employee reads fields and cannot define them', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const { id } = await add(owner, SHIRT);
  expect(namesOf(await bob.get('/custom-fields'))).toEqual(['Shirt']);
  expect((await bob.get(`/custom-fields/${id}`)).status).toBe(200);
  expect((await bob.post('/custom-fields', SHIRT)).body).toMatchObject({
    status: 403,
    permission: 'account:edit',
  });
  expect((await bob.post(`/custom-fields/${id}/archive`)).status).toBe(403);
});

it('a field of another workspace gets 404, and 422 as a value', async () => {
  const [{ owner }, other] = [await t.given.workspace(), await t.given.workspace()];
  const { id } = await add(other.owner, SHIRT);
  const replies = [
    await owner.get(`/custom-fields/${id}`),
    await owner.send('PATCH', `/custom-fields/${id}`, { name: 'b' }),
    await owner.post(`/custom-fields/${id}/archive`),
    await owner.post(`/custom-fields/${id}/restore`),
  ];
  expect(replies.map(({ body }) => body.code)).toEqual(
    Array.from({ length: 4 }, () => 'custom-field-not-found'),
  );
  const valued = await owner.send('PATCH', `/members/${owner.id}`, { customFields: { [id]: 'S' } });
  expect([valued.status, valued.body.errors[0].pointer]).toEqual([422, `#/customFields/${id}`]);
});

it('changes to fields are in the audit log', async () => {
  const { owner } = await t.given.workspace();
  const path = `/custom-fields/${(await add(owner, SHIRT)).id}`;
  await owner.send('PATCH', path, { name: 'Size' });
  await owner.post(`${path}/archive`);
  expect((await owner.post(`${path}/archive`)).body.code).toBe('item-archived');
  expect((await owner.send('PATCH', path, { name: 'x' })).body.code).toBe('item-archived');
  expect((await owner.post(`${path}/restore`)).body).toMatchObject({ archivedAt: null, version: 4 });
  expect((await owner.post(`${path}/restore`)).body.code).toBe('item-not-archived');
  const { body } = await owner.get('/audit-events');
  expect(body.data.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    'Restored custom field “Size”',
    'Archived custom field “Size”',
    'Changed custom field “Size”',
    'Added custom field “Shirt”',
  ]);
});
