/** The reports of pay, each with the operation that answers it. */
export const PAYROLL_OPERATIONS = {
  'payroll-summary': 'getPayrollSummary',
  'payroll-readiness': 'getPayrollReadiness',
} as const;
