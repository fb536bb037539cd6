export {
  REPORT_OPERATIONS,
  ReportExcerpt,
  ReportExcerptsService,
  ReportInput,
  ReportList,
  ReportsService,
} from './catalogue';
export { ReportsModule } from './reports.module';
