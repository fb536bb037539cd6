import { PERMISSIONS } from '../../../access/permissions';
import { OPEN_POLICY } from '../policy';
import { approvedOf, offerOf } from './consent.rules';

const everything = { requested: PERMISSIONS, host: 'claude.ai' };

it('an owner can grant everything that is requested', () => {
  const offer = offerOf(
    { ...everything, requested: ['time_off:edit', 'reports:read'] },
    'owner',
    OPEN_POLICY,
  );
  expect(offer.rows).toEqual([
    { area: 'time_off', level: 'edit' },
    { area: 'reports', level: 'view' },
  ]);
  expect(offer.permissions).toEqual(['time_off:read', 'time_off:edit', 'reports:read']);
  expect(offer.notRequested).toEqual(['account', 'employees', 'time_tracking', 'pay_rates', 'rules']);
});

it('an employee’s role reduces editing to viewing and marks the area', () => {
  const { rows, permissions, refusedBy } = offerOf(everything, 'employee', OPEN_POLICY);
  expect(rows.filter(({ cappedBy }) => cappedBy === 'role').map(({ area }) => area)).toEqual([
    'account',
    'pay_rates',
    'rules',
    'reports',
  ]);
  expect(permissions).not.toContain('pay_rates:edit');
  expect(refusedBy).toBeUndefined();
});

it('a viewing-only policy limits even the owner', () => {
  const { rows, canEdit, permissions } = offerOf(everything, 'owner', { ...OPEN_POLICY, viewingOnly: true });
  expect(canEdit).toBe(false);
  expect(rows.every(({ cappedBy }) => cappedBy === 'policy')).toBe(true);
  expect(permissions.every((permission) => permission.endsWith(':read'))).toBe(true);
});

it.each([
  [{ ...OPEN_POLICY, allowsConnections: false }, 'off'],
  [{ ...OPEN_POLICY, allowedHosts: ['chatgpt.com'] }, 'host'],
  [{ ...OPEN_POLICY, allowedHosts: ['claude.ai'] }, undefined],
] as const)('the policy %j gives refusedBy %s', (policy, refusedBy) => {
  expect(offerOf(everything, 'owner', policy).refusedBy).toBe(refusedBy);
});

it('a request without permissions is refused', () => {
  expect(offerOf({ ...everything, requested: [] }, 'owner', OPEN_POLICY).refusedBy).toBe('role');
});

it('viewing only approves just the read permissions', () => {
  const offer = offerOf({ ...everything, requested: ['time_off:edit'] }, 'owner', OPEN_POLICY);
  const shown = offer.permissions;
  expect(approvedOf(offer, { shown, viewingOnly: true })).toEqual(['time_off:read']);
  expect(approvedOf(offer, { shown, viewingOnly: false })).toEqual(['time_off:read', 'time_off:edit']);
});

it('only permissions that were shown and can still be granted are approved', () => {
  const offer = offerOf({ ...everything, requested: ['time_off:edit'] }, 'owner', OPEN_POLICY);
  const shown = ['time_off:read', 'pay_rates:read'];
  expect(approvedOf(offer, { shown, viewingOnly: false })).toEqual(['time_off:read']);
});
