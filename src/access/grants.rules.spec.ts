import { effectiveGrants, grantsOfRole, reaches, withReads } from './grants.rules';
import { PERMISSIONS } from './permissions';

it('owners and admins have all 14 permissions, employees a subset', () => {
  expect(PERMISSIONS).toHaveLength(14);
  expect([...grantsOfRole('owner')]).toEqual(PERMISSIONS.map((permission) => [permission, 'all']));
  expect([...grantsOfRole('admin')]).toEqual([...grantsOfRole('owner')]);
  expect(Object.fromEntries(grantsOfRole('employee'))).toEqual({
    'account:read': 'own',
    'employees:read': 'own',
    'employees:edit': 'own',
    'time_tracking:read': 'own',
    'time_tracking:edit': 'own',
    'time_off:read': 'own',
    'time_off:edit': 'own',
    'pay_rates:read': 'own',
    'rules:read': 'all',
    'reports:read': 'own',
  });
});

it('a credential never exceeds the role of its member', () => {
  const grants = effectiveGrants('employee', ['pay_rates:edit', 'rules:read']);
  expect([...grants]).toEqual([
    ['pay_rates:read', 'own'],
    ['rules:read', 'all'],
  ]);
});

it('a credential never exceeds its own permissions', () => {
  expect([...effectiveGrants('owner', ['reports:read'])]).toEqual([['reports:read', 'all']]);
  expect([...effectiveGrants('owner', [])]).toEqual([]);
});

it('edit implies read', () => {
  expect([...withReads(['time_off:edit'])]).toEqual(['time_off:read', 'time_off:edit']);
});

it('`own` covers own data, `all` covers everything, no grant covers nothing', () => {
  expect([reaches('own', 'own'), reaches('all', 'own'), reaches('all', 'all')]).toEqual([true, true, true]);
  expect([reaches('own', 'all'), reaches(undefined, 'own')]).toEqual([false, false]);
});
