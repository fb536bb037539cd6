export { AccrualModule } from './accrual.module';
export type { AccrualScope } from './accrual.repository';
export { accrualYearOf } from './accrual-year.rules';
export { Accruals } from './accruals';
export {
  Accrual,
  Limits,
  LimitsInput,
  type Policy,
  WaitingDays,
  YearStart,
} from './policy.contract';
export type { TimeOffAccountSchema } from './time-off-account.entity';
export type { TimeOffLineSchema } from './time-off-line.entity';
