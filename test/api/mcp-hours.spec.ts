import { startApp, type TestApp } from '../kit/app';
import { type Assistant, assistant, letIn, textOf } from '../kit/assistant';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

/** An admin and an employee, each with an assistant. */
async function staff() {
  const { workspace, mara, theo } = await t.given.workspace({ mara: 'admin', theo: 'employee' });
  const [forMara, forTheo] = await Promise.all(
    [mara, theo].map(async ({ id }) => assistant(t.app, (await letIn(t, workspace.id, id)).token)),
  );
  return { workspace, mara, theo, forMara: forMara as Assistant, forTheo: forTheo as Assistant };
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads the response that it asserts on
async function done(by: Assistant, name: string, input: Record<string, unknown> = {}): Promise<any> {
  const answer = await by.call(name, input);
  if (answer.isError) throw new Error(`${name}: ${textOf(answer)}`);
  return answer.structuredContent;
}

const refusal = async (by: Assistant, name: string, input: Record<string, unknown> = {}): Promise<string> => {
  const answer = await by.call(name, input);
  return answer.isError ? textOf(answer) : 'done';
};

it('a day: clock in, list, clock out, submit, reject, correct, approve', async () => {
  const { theo, forMara, forTheo } = await staff();
  const entry = await done(forTheo, 'clock_in', { note: 'Opening shift' });
  expect(entry).toMatchObject({ source: 'assistant', outAt: null, note: 'Opening shift' });
  const { data: here } = await done(forMara, 'list_on_the_clock');
  expect(here).toEqual([expect.objectContaining({ id: entry.id, member: { id: theo.id, name: theo.name } })]);
  t.clock.advance(1_800);
  const { workedSeconds } = await done(forTheo, 'clock_out');
  expect(Math.floor(workedSeconds / 60)).toBe(30);

  const [timesheet] = (await done(forTheo, 'list_timesheets')).data;
  await done(forTheo, 'submit_timesheet', { timesheetId: timesheet.id });
  const sentBack = { decision: 'reject', timesheets: [{ id: timesheet.id }], note: 'It was twenty minutes' };
  await done(forMara, 'decide_timesheets', sentBack);
  const outAt = new Date(Date.parse(entry.inAt) + 1_200_000).toISOString();
  await done(forMara, 'change_time_entry', { entryId: entry.id, change: { outAt } });
  await done(forTheo, 'submit_timesheet', { timesheetId: timesheet.id, note: 'Corrected' });
  const [corrected] = (await done(forMara, 'list_timesheets', { state: 'submitted' })).data;
  expect(corrected).toMatchObject({ id: timesheet.id, workedSeconds: 1_200 });
  const timesheets = [{ id: timesheet.id, version: corrected.version }];
  const approved = await done(forMara, 'decide_timesheets', { decision: 'approve', timesheets });
  expect(approved.data).toEqual([expect.objectContaining({ id: timesheet.id, state: 'approved' })]);
  await Promise.all([forMara.client.close(), forTheo.client.close()]);
});

it('hours that changed since they were read are not approved', async () => {
  const { forMara, forTheo } = await staff();
  const entry = await done(forTheo, 'clock_in');
  t.clock.advance(1_800);
  await done(forTheo, 'clock_out');
  const [seen] = (await done(forMara, 'list_timesheets')).data;
  await done(forMara, 'archive_time_entry', { entryId: entry.id, act: 'archive' });
  const timesheets = [{ id: seen.id, version: seen.version }];
  const refused = await refusal(forMara, 'decide_timesheets', { decision: 'approve', timesheets });
  expect(refused).toContain('Code: timesheets-ineligible');
  expect(refused).toContain(seen.id);
  await Promise.all([forMara.client.close(), forTheo.client.close()]);
});

it('an employee requests a correction, and only an approver can make it', async () => {
  const { forMara, forTheo } = await staff();
  const forgotten = { inAt: '2026-01-13T14:00:00Z', outAt: '2026-01-13T18:00:00Z', reason: 'The market' };
  const request = await done(forTheo, 'ask_for_edit', forgotten);
  const approve = { requestId: request.id, decision: 'approve' };
  expect(await refusal(forTheo, 'decide_edit_request', approve)).toContain('Code: permission-missing (403)');
  expect(await refusal(forMara, 'decide_edit_request', { ...approve, decision: 'reject' })).toContain(
    '#/note: ',
  );
  expect(await done(forMara, 'decide_edit_request', approve)).toMatchObject({ state: 'approved' });
  const { data } = await done(forTheo, 'list_time_entries', { from: '2026-01-13', to: '2026-01-13' });
  expect(data).toEqual([expect.objectContaining({ workedSeconds: 14_400 })]);
  await Promise.all([forMara.client.close(), forTheo.client.close()]);
});

it('time off is requested, listed, approved and deducted by assistants', async () => {
  const { theo, forMara, forTheo, mara } = await staff();
  const type = await mara.post('/time-off/types', { name: 'Vacation', accrual: { kind: 'none' } });
  expect(type.status).toBe(201);
  const typeId = type.body.id;
  await done(forMara, 'adjust_time_off', {
    memberId: theo.id,
    typeId,
    seconds: 57_600,
    reason: 'From before',
  });
  const input = { typeId, days: ['2027-07-05'], secondsPerDay: 28_800 };
  const asked = await done(forTheo, 'ask_for_time_off', input);
  const { data: waiting } = await done(forMara, 'list_time_off_requests', { state: 'pending' });
  expect(waiting).toEqual([expect.objectContaining({ id: asked.id, memberName: theo.name })]);
  const given = { timeOffRequestId: asked.id, decision: 'approve', note: 'Enjoy it' };
  expect(await done(forMara, 'decide_time_off', given)).toMatchObject({ state: 'approved' });
  const { data: left } = await done(forTheo, 'list_time_off_balances');
  expect(left).toEqual([expect.objectContaining({ typeName: 'Vacation', balanceSeconds: 28_800 })]);
  await Promise.all([forMara.client.close(), forTheo.client.close()]);
});
