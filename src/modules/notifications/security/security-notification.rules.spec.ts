import { PERSON_ACTIONS, WORKSPACE_ACTIONS } from '../../audit';
import { matterOf } from './security-notification.rules';

const event = (action: Parameters<typeof matterOf>[0]['action'], after = {}, before = {}) => ({
  action,
  before,
  after,
});

it('every way to get the admin role is notified, other roles are not', () => {
  for (const action of ['member.joined', 'member.restored', 'member.role_changed'] as const) {
    expect(matterOf(event(action, { role: 'admin' }))).toBe('new_admin');
    expect(matterOf(event(action, { role: 'employee' }, { role: 'admin' }))).toBeUndefined();
  }
  const unchanged = event('member.role_changed', { role: 'admin' }, { role: 'admin' });
  expect(matterOf(unchanged)).toBeUndefined();
});

it('a sign-in is notified only from a new browser', () => {
  expect(matterOf(event('session.started', { isNewBrowser: true }))).toBe('new_browser');
  expect(matterOf(event('session.started'))).toBeUndefined();
});

it('ownership, keys and assistants are the only other events notified', () => {
  const all = [...WORKSPACE_ACTIONS, ...PERSON_ACTIONS];
  expect(all.filter((action) => matterOf(event(action)))).toEqual([
    'api_key.generated',
    'connection.made',
    'ownership.transferred',
  ]);
});
