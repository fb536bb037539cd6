import { ROLE_NAMES } from '../../../console/page-context';
import { GivenRole } from '../members.contract';

/** "to be an admin." */
export const invitedAs = (role: GivenRole): string => (role === 'admin' ? 'an admin' : 'an employee');

/** What the role can do today, in one line. */
export const roleLine = (role: GivenRole): string =>
  role === 'admin'
    ? 'Admins invite and remove people, decide about hours and time off, and revoke keys.'
    : 'Employees clock in and out, ask for time off, and see their own hours, time off and pay.';

/** The roles that the owner chooses from, each with what it can do. */
export const ROLE_CHOICES = GivenRole.options.map((role) => ({
  value: role,
  label: ROLE_NAMES[role],
  text: roleLine(role),
}));
