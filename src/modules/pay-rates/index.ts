export {
  type ImportedJobPay,
  type ImportedMemberPay,
  type ImportedPay,
  PayImportRepository,
} from './import/pay-import.repository';
export { PayChangesService } from './pay-changes.service';
export {
  MemberPayChange,
  MemberPayInput,
  MemberPayPage,
  PayChangeId,
  PayChangeView,
  PayQuery,
  VoidInput,
} from './pay-rates.contract';
export { PayRatesModule } from './pay-rates.module';
export { changeOn, type JobPay, type MemberPay, UNSET_JOB, UNSET_SCHEDULE } from './pay-rates.rules';
export { type ChangesBy, PayRatesService } from './pay-rates.service';
export { PayVoidingService } from './pay-voiding.service';
export { halfUp } from './payroll/money.rules';
export {
  type OvertimeLine,
  type PayLine,
  type Payroll,
  type PayTerms,
  payrollOf,
  type RegularLine,
  weeksOf,
} from './payroll/payroll.rules';
export { type JobWork, type Rate, type RatedWork, ratedOf } from './payroll/rated.rules';
export { type Employed, isEmployed, type SalaryLine } from './payroll/salary.rules';
