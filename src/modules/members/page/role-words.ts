import type { GivenRole } from '../members.contract';

/** "to be an admin." */
export const invitedAs = (role: GivenRole): string => (role === 'admin' ? 'an admin' : 'an employee');

/** What the role can do today, in one line. */
export const roleLine = (role: GivenRole): string =>
  role === 'admin'
    ? 'Admins invite and remove people, decide about hours and time off, and revoke keys.'
    : 'Employees clock in and out, ask for time off, and see their own hours, time off and pay.';
