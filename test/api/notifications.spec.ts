import { NOTIFICATION_KINDS, Notifications } from '../../src/modules/notifications';
import { startApp, type TestApp } from '../kit/app';
import { browser, wordsOf } from '../kit/browse';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const off = (...kinds: string[]) => ({ switches: kinds.map((kind) => ({ kind, isOn: false })) });

it('all notifications are on by default', async () => {
  const { ann } = await t.given.workspace({ ann: 'employee' });
  const { body, headers } = await ann.get('/profile/notifications');
  expect(body).toEqual({ switches: NOTIFICATION_KINDS.map((kind) => ({ kind, isOn: true })), version: 0 });
  expect(headers.etag).toBe('"0"');
});

it('a kind that is switched off is no longer wanted; others are', async () => {
  const { ann, bob } = await t.given.workspace({ ann: 'employee', bob: 'employee' });
  const changed = await ann.send('PATCH', '/profile/notifications', off('time_off_decided'));
  expect([changed.status, changed.headers.etag]).toEqual([200, '"1"']);
  expect(changed.body.switches).toContainEqual({ kind: 'time_off_decided', isOn: false });
  const notifications = t.app.get(Notifications);
  expect(await notifications.wants(ann.userId, 'time_off_decided')).toBe(false);
  expect(await notifications.wants(ann.userId, 'time_off_requested')).toBe(true);
  expect(await notifications.wanting([ann.userId, bob.userId, 'usr_x'], 'time_off_decided')).toEqual([
    bob.userId,
  ]);
});

it('PATCH keeps omitted kinds, and a kind can be switched on again', async () => {
  const { ann } = await t.given.workspace({ ann: 'employee' });
  await ann.send('PATCH', '/profile/notifications', off('time_off_decided', 'forgotten_clock_out'));
  const on = { switches: [{ kind: 'time_off_decided', isOn: true }] };
  const { body } = await ann.send('PATCH', '/profile/notifications', on);
  const isOff = body.switches.filter((one: { isOn: boolean }) => !one.isOn);
  expect(isOff).toEqual([{ kind: 'forgotten_clock_out', isOn: false }]);
  const events = await t.sql<{ canonical: string }>(
    `select canonical from audit_event where chain = $1 and action = 'notifications.changed' order by seq`,
    [ann.userId],
  );
  expect(events.map(({ canonical }) => JSON.parse(canonical).after)).toEqual([
    { muted: ['time_off_decided', 'forgotten_clock_out'] },
    { muted: ['forgotten_clock_out'] },
  ]);
});

it('a change without effect keeps the version', async () => {
  const { ann } = await t.given.workspace({ ann: 'employee' });
  const same = { switches: [{ kind: 'time_off_decided', isOn: true }] };
  expect((await ann.send('PATCH', '/profile/notifications', same)).body.version).toBe(0);
});

it('a change from a stale version gets 412', async () => {
  const { ann } = await t.given.workspace({ ann: 'employee' });
  const seen = { 'if-match': '"0"' };
  const first = await ann.send('PATCH', '/profile/notifications', off('timesheet_decided'), seen);
  const second = await ann.send('PATCH', '/profile/notifications', off('time_off_decided'), seen);
  expect([first.status, second.status]).toEqual([200, 412]);
});

it.each([
  {},
  { switches: [] },
  { switches: [{ kind: 'sign_in', isOn: false }] },
  {
    switches: [
      { kind: 'time_off_decided', isOn: false },
      { kind: 'time_off_decided', isOn: true },
    ],
  },
])('%j is refused', async (change) => {
  const { ann } = await t.given.workspace({ ann: 'employee' });
  expect((await ann.send('PATCH', '/profile/notifications', change)).status).toBe(422);
});

it('the profile page saves the checkboxes and detects a stale form', async () => {
  const { ann } = await t.given.workspace({ ann: 'employee' });
  const page = browser(t, ann.token);
  const chosen = { timesheet_decided: 'yes', time_off_decided: 'yes', version: '0' };
  const saved = await page.send('/me/profile/notifications', chosen);
  expect(wordsOf(saved.text)).toContain('You get the emails you chose.');
  expect(saved.text.match(/type="checkbox"[^>]* checked/g)).toHaveLength(2);
  const late = await page.post('/me/profile/notifications', chosen);
  expect([late.status, wordsOf(late.text)]).toEqual([412, expect.stringContaining('in another window')]);
  const { body } = await ann.get('/profile/notifications');
  expect(body.switches.filter((one: { isOn: boolean }) => one.isOn)).toEqual([
    { kind: 'timesheet_decided', isOn: true },
    { kind: 'time_off_decided', isOn: true },
  ]);
});

it('a key cannot access the notification settings', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  expect((await key.get('/profile/notifications')).status).toBe(403);
});
