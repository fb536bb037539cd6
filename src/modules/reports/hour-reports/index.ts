export { HOUR_REPORTS } from './hour-reports';
export { HourReportsModule } from './hour-reports.module';
export { HoursReader, isGone, type MemberHours } from './hours-reader';
export { payrollOfMember } from './member-payroll';
