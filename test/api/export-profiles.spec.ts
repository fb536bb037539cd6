import { parse } from 'csv-parse/sync';
import { startApp, type TestApp } from '../kit/app';
import { givenEntry } from '../kit/hours';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const PATH = '/export-profiles';
const SUMMARY = '/reports/payroll-summary?from=2026-03-01&to=2026-03-14';
const NOBODY = 'exp_01k0000000000000000000exp1';
const INPUT = {
  name: 'Provider',
  columns: [
    { key: 'memberName', heading: 'Employee' },
    { key: 'to', heading: 'Period end' },
    { key: 'workedSeconds', heading: 'Hours' },
    { key: 'grossPay', heading: 'Gross' },
    { key: 'currency', heading: '=Currency' },
  ],
  delimiter: 'semicolon',
  decimalSign: 'comma',
  dateForm: 'DD.MM.YYYY',
  hoursForm: 'h:mm',
};
const COLUMNS = [{ key: 'memberName', heading: 'Employee' }];

it('payroll is exported in the format of a profile, without formulas', async () => {
  const { workspace, owner } = await t.given.workspace();
  const eve = await t.given.newMember(workspace.id, 'employee', '=HYPERLINK("x")');
  const subject = { workspaceId: workspace.id, memberId: eve.id };
  await givenEntry(t, subject, { inAt: '2026-03-02T14:00:00Z', outAt: '2026-03-02T21:30:20Z' });
  await t.given.payRate(workspace.id, eve.id, { amount: 1000 });
  const made = await owner.post(PATH, INPUT);
  expect(made.body).toMatchObject({ ...INPUT, report: 'payroll-summary', archivedAt: null, version: 1 });
  const { status, text, headers } = await owner.get(
    `${SUMMARY}&memberId=${eve.id}&profile=${made.body.id}&format=csv`,
  );
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  // 7 h 30 min 20 s at 10.00: 75.0556.
  expect(parse(text, { bom: true, delimiter: ';' })).toEqual([
    ['Employee', 'Period end', 'Hours', 'Gross', `'=Currency`],
    [`'=HYPERLINK("x")`, '14.03.2026', '7:30', '75,06', 'USD'],
  ]);
  // A profile implies CSV.
  expect((await owner.get(`${SUMMARY}&memberId=${eve.id}&profile=${made.body.id}`)).text).toBe(text);
});

it('a decimal comma is quoted when the delimiter is a comma', async () => {
  const { workspace, owner } = await t.given.workspace();
  await t.given.payRate(workspace.id, owner.id, { amount: 1050 });
  const subject = { workspaceId: workspace.id, memberId: owner.id };
  await givenEntry(t, subject, { inAt: '2026-03-02T14:00:00Z', outAt: '2026-03-02T15:30:00Z' });
  const columns = ['workedSeconds', 'regularPay', 'from'].map((key) => ({ key, heading: key }));
  const { body } = await owner.post(PATH, { name: 'Commas', columns, decimalSign: 'comma' });
  const { text } = await owner.get(`${SUMMARY}&profile=${body.id}&format=csv`);
  expect(parse(text, { bom: true })[1]).toEqual(['1,50', '15,75', '2026-03-01']);
});

it('a profile is changed, archived and restored with versions and events', async () => {
  const { owner } = await t.given.workspace();
  const { id } = (await owner.post(PATH, INPUT)).body;
  const changed = await owner.send('PATCH', `${PATH}/${id}`, { delimiter: 'tab' }, { 'if-match': '"1"' });
  expect(changed.body).toMatchObject({ ...INPUT, delimiter: 'tab', version: 2 });
  expect(changed.headers.etag).toBe('"2"');
  const late = await owner.send('PATCH', `${PATH}/${id}`, { name: 'Other' }, { 'if-match': '"1"' });
  expect([late.status, late.body.code]).toEqual([412, 'version-clash']);
  expect((await owner.post(`${PATH}/${id}/restore`)).body.code).toBe('item-not-archived');
  expect((await owner.post(`${PATH}/${id}/archive`)).body.archivedAt).toEqual(expect.any(String));
  expect((await owner.get(`${SUMMARY}&profile=${id}`)).body.code).toBe('item-archived');
  expect((await owner.send('PATCH', `${PATH}/${id}`, { name: 'Other' })).body.code).toBe('item-archived');
  expect((await owner.get(PATH)).body.data).toEqual([]);
  expect((await owner.get(`${PATH}?status=archived`)).body.data).toMatchObject([{ id }]);
  expect((await owner.post(`${PATH}/${id}/restore`)).body).toMatchObject({ archivedAt: null, version: 4 });
  const { data } = (await owner.get('/audit-events')).body;
  expect(
    data
      .map(({ sentence }: { sentence: string }) => sentence)
      .filter((one: string) => one.includes('profile')),
  ).toEqual([
    'Restored export profile “Provider”',
    'Archived export profile “Provider”',
    'Changed export profile “Provider”',
    'Added export profile “Provider”',
  ]);
  const change = data.find(({ action }: { action: string }) => action === 'export_profile.changed');
  expect([change.before, change.after]).toEqual([{ delimiter: 'semicolon' }, { delimiter: 'tab' }]);
});

it('active profile names are unique, ignoring case', async () => {
  const { owner } = await t.given.workspace();
  const first = (await owner.post(PATH, INPUT)).body.id;
  const again = await owner.post(PATH, { ...INPUT, name: 'PROVIDER' });
  expect([again.status, again.body.code]).toEqual([409, 'export-profile-name-taken']);
  await owner.post(`${PATH}/${first}/archive`);
  expect((await owner.post(PATH, INPUT)).status).toBe(201);
  expect((await owner.post(`${PATH}/${first}/restore`)).body.code).toBe('export-profile-name-taken');
});

it('a workspace has at most 50 profiles', async () => {
  const { workspace, owner } = await t.given.workspace();
  await t.sql(
    `insert into export_profile (workspace_id, id, name, report, columns, delimiter, decimal_sign, date_form,
       hours_form, created_at)
     select $1, 'exp_' || $1 || n, 'Profile ' || n, 'payroll-summary', '[{}]', 'comma', 'point', 'YYYY-MM-DD',
       'decimal', now()
     from generate_series(1, 50) n`,
    [workspace.id],
  );
  expect((await owner.post(PATH, INPUT)).body.code).toBe('export-profile-limit-reached');
});

it('POST is idempotent; the list is paged and filtered by updatedSince', async () => {
  const { owner } = await t.given.workspace();
  const key = { 'idempotency-key': 'profile-once' };
  const [one, two] = [await owner.send('POST', PATH, INPUT, key), await owner.send('POST', PATH, INPUT, key)];
  expect([two.body.id, two.headers['idempotency-replayed']]).toEqual([one.body.id, 'true']);
  await owner.post(PATH, { ...INPUT, name: 'Other' });
  const page = (await owner.get(`${PATH}?limit=1`)).body;
  expect(page).toMatchObject({ data: [{ name: 'Provider' }], hasMore: true });
  const next = (await owner.get(`${PATH}?limit=1&cursor=${page.nextCursor}`)).body;
  expect(next).toMatchObject({ data: [{ name: 'Other' }], hasMore: false });
  const later = new Date(t.clock.now().getTime() + 3_600_000).toISOString();
  expect((await owner.get(`${PATH}?updatedSince=${later}`)).body.data).toEqual([]);
});

it('employees cannot read or use profiles; a read-only key can read them', async () => {
  const { owner, admin, ann } = await t.given.workspace({ admin: 'admin', ann: 'employee' });
  const { id } = (await owner.post(PATH, INPUT)).body;
  expect((await admin.get(`${PATH}/${id}`)).body.name).toBe('Provider');
  expect((await ann.get(PATH)).body.code).toBe('permission-missing');
  const refused = await ann.get(`${SUMMARY}&profile=${id}&format=csv`);
  expect([refused.status, refused.body.code]).toEqual([404, 'export-profile-not-found']);
  const made = await owner.post('/api-keys', { name: 'Reading', permissions: ['reports:read'] });
  const key = t.as(made.body.value);
  expect((await key.get(PATH)).body.data).toMatchObject([{ id }]);
  expect((await key.post(PATH, INPUT)).body.permission).toBe('reports:edit');
});

it.each([
  [{ ...INPUT, name: ' ' }, '#/name'],
  [{ ...INPUT, columns: [] }, '#/columns'],
  [{ ...INPUT, columns: [{ key: 'salary', heading: 'Pay' }] }, '#/columns/0/key'],
  [{ name: 'X', columns: COLUMNS, delimiter: '|' }, '#/delimiter'],
  [{ name: 'X', columns: COLUMNS, report: 'overtime' }, '#/report'],
])('a profile of %j is refused', async (input, pointer) => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.post(PATH, input);
  expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
});

it('a profile applies to CSV only', async () => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.get(`${SUMMARY}&profile=${NOBODY}&format=json`);
  expect([status, body.errors[0].parameter]).toEqual([400, 'format']);
  expect((await owner.get(`${SUMMARY}&profile=${NOBODY}`)).status).toBe(404);
});

it('a profile can have every report column plus from, to and currency', async () => {
  const { owner } = await t.given.workspace();
  const { data } = (await owner.get('/reports')).body;
  const { columns } = data.find(({ name }: { name: string }) => name === 'payroll-summary');
  const keys = [...columns.map(({ key }: { key: string }) => key), 'from', 'to', 'currency'];
  const all = keys.map((key) => ({ key, heading: `The ${key}` }));
  const { body } = await owner.post(PATH, { name: 'Everything', columns: all });
  expect(body.columns).toEqual(all);
  const { text } = await owner.get(`${SUMMARY}&profile=${body.id}`);
  const [heading]: string[][] = parse(text, { bom: true });
  expect(heading).toEqual(keys.map((key) => `The ${key}`));
});
