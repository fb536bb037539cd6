export { PAY_REPORTS } from './pay-reports';
export { PayReportsModule } from './pay-reports.module';
