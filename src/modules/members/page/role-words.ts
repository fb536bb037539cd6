import type { GivenRole } from '../members.contract';

/** "to be an admin." */
export const invitedAs = (role: GivenRole): string => (role === 'admin' ? 'an admin' : 'an employee');

/** What the role can do today, in one line. */
export const roleLine = (role: GivenRole): string =>
  role === 'admin'
    ? 'Admins invite and remove people and revoke keys.'
    : 'Employees see their own record; hours and time off arrive with the time clock.';
