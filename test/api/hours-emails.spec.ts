import { ScheduledTasks } from '../../src/kernel/jobs/scheduled-tasks';
import { TimesheetSubmittedMail } from '../../src/modules/time-tracking/timesheets/emails/timesheet-submitted.email';
import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

const MONDAY = { inAt: '2026-01-12T14:00:00Z', outAt: '2026-01-12T22:00:00Z' };

async function timesheetOf(owner: Caller, memberId: string) {
  await owner.post('/time-entries', { memberId, ...MONDAY });
  return (await owner.get(`/timesheets?memberId=${memberId}`)).body.data[0];
}

const mute = (by: { token: string }, kind: string) =>
  t.as(by.token).send('PATCH', '/profile/notifications', { switches: [{ kind, isOn: false }] });

it('approvers are emailed a submission, the member the decision', async () => {
  const { owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const timesheet = await timesheetOf(owner, eve.id);
  const { body: submitted } = await eve.post(`/timesheets/${timesheet.id}/submit`, {
    note: 'With evil.example',
  });
  for (const { email } of [owner, ann]) {
    const mail = await t.mailbox.nth(email);
    expect(mail.subject).toMatch(/^eve submitted a timesheet in Workspace/);
    expect(mail.text).toContain('11 Jan 2026 to 17 Jan 2026');
    expect(mail.text).not.toContain('evil.example');
  }
  await ann.post(`/timesheets/${timesheet.id}/approve`, { version: submitted.version, note: 'Thanks' });
  const decision = await t.mailbox.nth(eve.email);
  expect([decision.subject, decision.text]).toEqual([
    expect.stringMatching(/^Your timesheet in Workspace .* was approved$/),
    expect.stringContaining('ann approved your hours for 11 Jan 2026 to 17 Jan 2026.'),
  ]);
  await ann.post(`/timesheets/${timesheet.id}/cancel`);
  await eve.post(`/timesheets/${timesheet.id}/submit`, {});
  await ann.post(`/timesheets/${timesheet.id}/reject`, { note: 'Lunch is missing' });
  expect((await t.mailbox.nth(eve.email, 2)).text).toContain('“Lunch is missing”');
});

it('a submission note is not shown as a decision note', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const timesheet = await timesheetOf(owner, eve.id);
  const { body } = await eve.post(`/timesheets/${timesheet.id}/submit`, { note: 'Lunch was short' });
  await owner.post(`/timesheets/${timesheet.id}/approve`, { version: body.version });
  expect((await t.mailbox.nth(eve.email)).text).not.toContain('Lunch was short');
  const [approved, submitted] = (await owner.get('/audit-events?limit=2')).body.data;
  expect([approved.after.note, submitted.after.note]).toEqual([null, 'Lunch was short']);
});

it('an admin demoted before the email is composed does not receive it', async () => {
  const { workspace, owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const timesheet = await timesheetOf(owner, eve.id);
  await eve.post(`/timesheets/${timesheet.id}/submit`, {});
  const write = () => t.app.get(TimesheetSubmittedMail).compose(`${workspace.id} ${timesheet.id} ${ann.id}`);
  expect((await write())?.to).toBe(ann.email);
  await owner.put(`/members/${ann.id}/role`, { role: 'employee' });
  expect(await write()).toBeUndefined();
});

it('members are not emailed about their own actions', async () => {
  const { owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const timesheet = await timesheetOf(owner, owner.id);
  const { body } = await owner.post(`/timesheets/${timesheet.id}/submit`, {});
  await t.mailbox.nth(ann.email);
  await owner.post(`/timesheets/${timesheet.id}/approve`, { version: body.version });
  const { body: request } = await owner.post('/edit-requests', {
    ...MONDAY,
    inAt: '2026-01-12T13:00:00Z',
    outAt: MONDAY.inAt,
    reason: 'x',
  });
  await owner.post(`/edit-requests/${request.id}/approve`, {});
  const hers = await timesheetOf(owner, eve.id);
  await owner.post(`/timesheets/${hers.id}/approve`, { version: hers.version });
  await t.mailbox.nth(eve.email);
  expect(t.mailbox.to(owner.email)).toEqual([]);
});

it('the author of an edit request is emailed the decision', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { body: request } = await eve.post('/edit-requests', { ...MONDAY, reason: 'Forgotten' });
  await owner.post(`/edit-requests/${request.id}/reject`, { note: 'You were off' });
  const mail = await t.mailbox.nth(eve.email);
  expect(mail.subject).toMatch(/was rejected$/);
  expect(mail.text).toContain('in 12 Jan 2026, 09:00, out 12 Jan 2026, 17:00 (America/New_York)');
  expect(mail.text).toContain('“You were off”');
});

it('no email is sent for a kind that the member switched off', async () => {
  const { owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  expect((await mute(owner, 'timesheet_submitted')).status).toBe(200);
  await mute(eve, 'timesheet_decided');
  await mute(eve, 'forgotten_clock_out');
  const timesheet = await timesheetOf(owner, eve.id);
  const { body } = await eve.post(`/timesheets/${timesheet.id}/submit`, {});
  await t.mailbox.nth(ann.email);
  await ann.post(`/timesheets/${timesheet.id}/reject`, { note: 'No' });
  await eve.post('/clock/in', {});
  t.clock.advance(15 * 3600);
  await t.app.get(ScheduledTasks).runAll();
  const { body: request } = await eve.post('/edit-requests', {
    inAt: '2026-01-13T14:00:00Z',
    outAt: '2026-01-13T15:00:00Z',
    reason: 'x',
  });
  await ann.post(`/edit-requests/${request.id}/approve`, {});
  const mail = await t.mailbox.nth(eve.email);
  expect(mail.subject).toMatch(/^Your edit request/);
  expect([body.state, t.mailbox.to(owner.email)]).toEqual(['submitted', []]);
});

it('a forgotten clock-out is reminded once, also with several processes', async () => {
  const { workspace, eve, bob } = await t.given.workspace({ eve: 'employee', bob: 'employee' });
  await eve.post('/clock/in', {});
  const { body: his } = await bob.post('/clock/in', {});
  t.clock.advance(13 * 3600);
  await t.app.get(ScheduledTasks).runAll();
  const reminded = () =>
    t.sql('select member_id from time_entry where workspace_id = $1 and reminded_at is not null', [
      workspace.id,
    ]);
  expect(await reminded()).toEqual([]);
  await bob.post('/clock/out', {});
  t.clock.advance(3600);
  const scheduledTasks = t.app.get(ScheduledTasks);
  await Promise.all([scheduledTasks.runAll(), scheduledTasks.runAll(), scheduledTasks.runAll()]);
  await scheduledTasks.runAll();
  const mail = await t.mailbox.nth(eve.email);
  expect(mail.subject).toMatch(/^You are still on the clock in Workspace/);
  expect(await reminded()).toEqual([{ member_id: eve.id }]);
  expect(his.id).toBeDefined();
  // Emails leave in queue order: once a later one has arrived, a second reminder would have too.
  await eve.post('/clock/out', {});
  const { body: request } = await eve.post('/edit-requests', { ...MONDAY, reason: 'x' });
  await workspace.owner.post(`/edit-requests/${request.id}/reject`, { note: 'No' });
  await t.mailbox.nth(eve.email, 2);
  expect(t.mailbox.to(eve.email).map(({ subject }) => subject.split(' ')[0])).toEqual(['You', 'Your']);
});

it('a member removed while clocked in is reminded only once restored', async () => {
  const { workspace, owner, eve } = await t.given.workspace({ eve: 'employee' });
  await eve.post('/clock/in', {});
  await owner.post(`/members/${eve.id}/removal`);
  t.clock.advance(15 * 3600);
  const reminded = async () => {
    await t.app.get(ScheduledTasks).runAll();
    return t.sql('select from time_entry where workspace_id = $1 and reminded_at is not null', [
      workspace.id,
    ]);
  };
  expect(await reminded()).toHaveLength(0);
  await owner.post(`/members/${eve.id}/restoration`);
  expect(await reminded()).toHaveLength(1);
});

it('the reminder follows the time set by the company', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  await t.sql(
    `insert into clock_setup (workspace_id, requires_job, requires_note, warns_on_unrecognised_location,
       forgotten_after_seconds) values ($1, false, false, false, 3600)`,
    [workspace.id],
  );
  await eve.post('/clock/in', {});
  t.clock.advance(3601);
  await t.app.get(ScheduledTasks).runAll();
  expect((await t.mailbox.nth(eve.email)).text).toContain('and have not clocked out.');
});
