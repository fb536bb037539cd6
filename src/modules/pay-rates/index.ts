export { PayRatesModule } from './pay-rates.module';
export { changeOn, type JobPay, type MemberPay, UNSET_JOB, UNSET_SCHEDULE } from './pay-rates.rules';
export { type PayChanges, PayRatesService } from './pay-rates.service';
