import type { Area } from '../../access/permissions';

/** Names and descriptions of the seven areas, in display order. */
export const AREA_WORDS: Readonly<Record<Area, { readonly name: string; readonly covers: string }>> = {
  account: { name: 'Account', covers: 'Company, employees, jobs, locations and clock-in setup' },
  employees: { name: 'Employees', covers: 'Roles, statuses, hire dates, invitations, jobs and assignments' },
  time_tracking: { name: 'Time tracking', covers: 'Time entries, timesheet approvals and edit requests' },
  time_off: { name: 'Time off', covers: 'Requests, entries, balances, types and accrual rules' },
  pay_rates: { name: 'Pay rates', covers: 'Pay history, payroll reports, employee rates and job rates' },
  rules: { name: 'Rules', covers: 'Overtime, schedules, workweek start day and rounding' },
  reports: { name: 'Reports', covers: 'Available reports, results, filters and downloads' },
};
