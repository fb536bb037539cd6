export { halfUp } from './money.rules';
export { PayChangesService } from './pay-changes.service';
export {
  type ImportedJobPay,
  type ImportedMemberPay,
  type ImportedPay,
  PayImportRepository,
} from './pay-import.repository';
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
export {
  type OvertimeLine,
  type PayLine,
  type Payroll,
  type PayTerms,
  payrollOf,
  type RegularLine,
  weeksOf,
} from './payroll.rules';
export { type Employed, isEmployed, type SalaryLine } from './salary.rules';
export { type JobWork, type Rate, type RatedWork, ratedOf } from './work-rates.rules';
