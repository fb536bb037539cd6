import { type Payroll, payrollOf } from '../../pay-rates';
import type { HoursContext } from './hours-context';
import type { MemberHours } from './hours-reader';

/** One member's payroll, line by line. */
export const payrollOfMember = (hours: MemberHours, context: HoursContext): Payroll =>
  payrollOf(context.scope.range, hours.works, {
    pays: hours.pays,
    rules: context.rules,
    workweekStartsOn: context.schedule.workweekStartsOn,
    employed: hours.employed,
    weekOf: context.weekOf,
  });
