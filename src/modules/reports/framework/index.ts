export { hoursText, hundredthsText } from './cell-text.rules';
export type { CsvShape } from './csv-shape.rules';
export { entriesWithin, instantFrom, OF_MEMBERS } from './entries-within';
export { ReportFrameworkModule } from './framework.module';
export { byMember, groupedBy } from './grouped.rules';
export { dayIn, epochSeconds } from './instants';
export { jsonRow } from './json-row.rules';
export { KnownPeople } from './known-people';
export { chunksByMember, type MemberChunk, pagesOf } from './member-chunks';
export {
  type Feature,
  type Report,
  type ReportClass,
  type Row,
  type Scope,
  unapprovedOf,
  unapprovedText,
  type Verdict,
} from './report';
export {
  type Column,
  ReportColumn,
  ReportDescription,
  ReportResult,
  type Unapproved,
  type VerdictWord,
} from './report.contract';
export { reportController } from './report.controller';
export {
  column,
  defineReport,
  MEMBER_COLUMNS,
  type ReportDefinition,
  UNAPPROVED_COLUMN,
} from './report-definition';
export {
  type InstantRange,
  MEMBER_PAGE,
  type MemberPage,
  type MemberPlace,
  type MemberRow,
  ReportMembersRepository,
} from './report-members.repository';
export { FORMATS, MapFilters, MapQuery, ReportFilters, ranged } from './report-query.contract';
export { ReportRunner } from './report-runner';
