import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('an admin sets and clears a job’s own rate; other fields are kept', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const jobId = await t.given.job(workspace.id, 'Baking');
  const path = `/pay/jobs/${jobId}`;
  const set = await ann.post(path, {
    effectiveOn: '2026-01-01',
    isOvertimeEligible: false,
    rate: { amount: 1850 },
  });
  expect([set.status, set.body]).toEqual([
    201,
    {
      id: expect.stringMatching(/^pay_/),
      jobId,
      effectiveOn: '2026-01-01',
      isPaid: true,
      isOvertimeEligible: false,
      rate: { amount: 1850, currency: 'USD' },
      createdAt: expect.any(String),
      voidedAt: null,
      voidReason: null,
      version: 1,
    },
  ]);
  const back = await ann.post(path, { effectiveOn: '2026-02-01', rate: null });
  expect(back.body).toMatchObject({ rate: null, isOvertimeEligible: false, isPaid: true });
  const unpaid = await ann.post(path, { effectiveOn: '2026-01-15', isPaid: false });
  expect(unpaid.body).toMatchObject({ rate: null, isOvertimeEligible: false, isPaid: false });
  const again = await ann.post(path, { effectiveOn: '2026-01-20', rate: { amount: 1900 } });
  expect(again.body).toMatchObject({ rate: { amount: 1900 }, isPaid: true });
  const { body } = await ann.get(path);
  expect(body.data.map(({ effectiveOn }: { effectiveOn: string }) => effectiveOn)).toEqual([
    '2026-02-01',
    '2026-01-20',
    '2026-01-15',
    '2026-01-01',
  ]);
});

it('a job’s pay can be voided, and the log names the job', async () => {
  const { workspace, owner } = await t.given.workspace();
  const jobId = await t.given.job(workspace.id, 'Baking');
  const { body } = await owner.post(`/pay/jobs/${jobId}`, {
    effectiveOn: '2026-01-01',
    rate: { amount: 1850 },
  });
  const voided = await owner.post(`/pay/changes/${body.id}/void`, { reason: 'Wrong job' });
  expect(voided.body).toMatchObject({
    jobId,
    voidReason: 'Wrong job',
    rate: { amount: 1850, currency: 'USD' },
  });
  expect((await owner.get(`/pay/jobs/${jobId}`)).body.data).toEqual([]);
  const events = (await owner.get('/audit-events')).body.data;
  expect(events.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    'Voided the pay of Baking from 2026-01-01: Wrong job',
    'Set the pay of the job Baking from 2026-01-01',
  ]);
});

it('an employee cannot read job pay; a job of another workspace gets 404', async () => {
  const [mine, other] = [await t.given.workspace({ bob: 'employee' }), await t.given.workspace()];
  const path = `/pay/jobs/${await t.given.job(mine.workspace.id)}`;
  const foreign = `/pay/jobs/${await t.given.job(other.workspace.id)}`;
  expect((await mine.bob.get(path)).status).toBe(403);
  expect((await mine.owner.get(foreign)).body.code).toBe('job-not-found');
  const input = { effectiveOn: '2026-01-01', rate: { amount: 1 } };
  expect((await mine.owner.post(foreign, input)).body.code).toBe('job-not-found');
});

it.each([
  ['unpaid with a rate', { isPaid: false, rate: { amount: 1 } }, '#/rate'],
  ['paid above the maximum rate', { rate: { amount: 1_000_000_001 } }, '#/rate/amount'],
])('a job cannot be %s', async (_, input, pointer) => {
  const { workspace, owner } = await t.given.workspace();
  const path = `/pay/jobs/${await t.given.job(workspace.id)}`;
  const { status, body } = await owner.post(path, { effectiveOn: '2026-01-01', ...input });
  expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
});

it('the database rejects pay for a job of another workspace', async () => {
  const [mine, other] = [await t.given.workspace(), await t.given.workspace()];
  const adding = t.sql(
    `insert into pay_change (workspace_id, id, job_id, effective_on, is_paid, is_overtime_eligible, created_at,
       created_by_member_id) values ($1, 'pay_x', $2, '2026-01-01', true, true, now(), $3)`,
    [mine.workspace.id, await t.given.job(other.workspace.id), mine.owner.id],
  );
  await expect(adding).rejects.toThrow('pay_change_job_id_fk');
});
