export { ReportExcerpt, ReportInput } from './excerpts/report-excerpt.contract';
export { ReportExcerptsService } from './excerpts/report-excerpts.service';
export { REPORT_OPERATIONS, ReportList } from './reports.contract';
export { ReportsModule } from './reports.module';
export { ReportsService } from './reports.service';
