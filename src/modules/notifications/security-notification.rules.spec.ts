import { PERSON_ACTIONS, WORKSPACE_ACTIONS } from '../audit';
import { topicOf } from './security-notification.rules';

const event = (action: Parameters<typeof topicOf>[0]['action'], after = {}, before = {}) => ({
  action,
  before,
  after,
});

it('every way to get the admin role is notified, other roles are not', () => {
  for (const action of ['member.joined', 'member.restored', 'member.role_changed'] as const) {
    expect(topicOf(event(action, { role: 'admin' }))).toBe('new_admin');
    expect(topicOf(event(action, { role: 'employee' }, { role: 'admin' }))).toBeUndefined();
  }
  const unchanged = event('member.role_changed', { role: 'admin' }, { role: 'admin' });
  expect(topicOf(unchanged)).toBeUndefined();
});

it('a sign-in is notified only from a new browser', () => {
  expect(topicOf(event('session.started', { isNewBrowser: true }))).toBe('new_browser');
  expect(topicOf(event('session.started'))).toBeUndefined();
});

it('ownership, keys and assistants are the only other events notified', () => {
  const all = [...WORKSPACE_ACTIONS, ...PERSON_ACTIONS];
  expect(all.filter((action) => topicOf(event(action)))).toEqual([
    'api_key.generated',
    'connection.made',
    'ownership.transferred',
  ]);
});
