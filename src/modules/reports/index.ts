export { REPORT_OPERATIONS } from './catalogue';
export { ReportsModule } from './reports.module';
