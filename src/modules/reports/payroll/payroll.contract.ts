/** The payroll reports, each with the id of its HTTP operation. */
export const PAYROLL_OPERATIONS = {
  'payroll-summary': 'getPayrollSummary',
  'payroll-readiness': 'getPayrollReadiness',
} as const;
