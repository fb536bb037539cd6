/** "to be an admin." */
export const invitedAs = (role: 'admin' | 'employee'): string =>
  role === 'admin' ? 'an admin' : 'an employee';

/** What the role can do, in one line. */
export const roleLine = (role: 'admin' | 'employee'): string =>
  role === 'admin'
    ? 'Admins invite and remove people, approve hours and see the audit log.'
    : 'Employees clock in and out, submit timesheets and ask for time off.';
