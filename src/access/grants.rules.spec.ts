import { effectiveGrants, grantsOfRole, reaches, withReads } from './grants.rules';
import { PERMISSIONS } from './permissions';

it('owner and admin hold all fourteen, an employee what is their own', () => {
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

it('a credential never gives more than the role has', () => {
  const grants = effectiveGrants('employee', ['pay_rates:edit', 'rules:read']);
  expect([...grants]).toEqual([
    ['pay_rates:read', 'own'],
    ['rules:read', 'all'],
  ]);
});

it('a credential never gives more than it was given', () => {
  expect([...effectiveGrants('owner', ['reports:read'])]).toEqual([['reports:read', 'all']]);
  expect([...effectiveGrants('owner', [])]).toEqual([]);
});

it('edit brings read along', () => {
  expect([...withReads(['time_off:edit'])]).toEqual(['time_off:read', 'time_off:edit']);
});

it('own reaches own, all reaches both, nothing reaches nothing', () => {
  expect([reaches('own', 'own'), reaches('all', 'own'), reaches('all', 'all')]).toEqual([true, true, true]);
  expect([reaches('own', 'all'), reaches(undefined, 'own')]).toEqual([false, false]);
});
