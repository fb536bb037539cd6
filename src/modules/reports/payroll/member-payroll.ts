import { type Payroll, payrollOf } from '../../pay-rates';
import type { Ground, MemberHours } from '../hours/hours-reader';

/** One member's payroll, line by line. */
export const payrollOfMember = (hours: MemberHours, ground: Ground): Payroll =>
  payrollOf(ground.scope.range, hours.works, {
    pays: hours.pays,
    rules: ground.rules,
    workweekStartsOn: ground.schedule.workweekStartsOn,
    employed: hours.employed,
    weekOf: ground.weekOf,
  });
