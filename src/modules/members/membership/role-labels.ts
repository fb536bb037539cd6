import { ROLE_NAMES } from '../../../console/http/page-context';
import { GivenRole } from './membership.contract';

/** The role with its article: "an admin". */
export const invitedAs = (role: GivenRole): string => (role === 'admin' ? 'an admin' : 'an employee');

/** What the role can do, in one line. */
export const roleLine = (role: GivenRole): string =>
  role === 'admin'
    ? 'Admins invite and remove people, approve hours and time off, and revoke keys.'
    : 'Employees clock in and out, request time off, and see their own hours, time off and pay.';

/** The roles the owner can choose from, with a description. */
export const ROLE_CHOICES = GivenRole.options.map((role) => ({
  value: role,
  label: ROLE_NAMES[role],
  text: roleLine(role),
}));
