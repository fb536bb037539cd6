export { AccrualModule } from './accrual.module';
export type { Where } from './accrual.repository';
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
