export { REPORT_OPERATIONS } from './all-reports';
export { ReportCatalogueModule } from './catalogue.module';
export { ReportExcerpt, ReportInput } from './report-excerpt.contract';
export { ReportExcerptsService } from './report-excerpts.service';
export { ReportList } from './reports.contract';
export { ReportsService } from './reports.service';
