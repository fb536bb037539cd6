export { halfUp } from './money.rules';
export {
  type ImportedJobPay,
  type ImportedMemberPay,
  type ImportedPay,
  PayImportRepository,
} from './pay-import.repository';
export { PayRatesModule } from './pay-rates.module';
export type { JobPay, MemberPay } from './pay-rates.rules';
export { type ChangesBy, PayRatesService } from './pay-rates.service';
export {
  type OvertimeLine,
  type PayLine,
  type Payroll,
  type PayTerms,
  payrollOf,
  type RegularLine,
  weeksOf,
} from './payroll.rules';
export { type Employed, isEmployed } from './salary.rules';
export { type JobWork, type Rate, type RatedWork, ratedOf } from './work-rates.rules';
