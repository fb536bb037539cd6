import type { Type } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import type { CsvShape } from './csv-shape.rules';
import type { Cell, Unapproved, VerdictWord } from './report.contract';
import type { ReportDefinition } from './report-definition';
import type { ReportQuery } from './report-query.contract';
import type { ReportRun } from './report-run';

/** The part of an unapproved timesheet that is kept while a report runs. */
export type UnapprovedDays = DayRange & Pick<Unapproved, 'state'>;

/** The input of one report. */
export interface Scope<Q extends ReportQuery = ReportQuery> {
  readonly workspaceId: string;
  readonly range: DayRange;
  readonly zone: string;
  readonly currency: string;
  /** The current day in the workspace's time zone. */
  readonly today: Day;
  /** Only this member; null for all. */
  readonly memberId: string | null;
  /** Days of the unapproved timesheets in the range, by member id. */
  readonly unapprovedBy: ReadonlyMap<string, readonly UnapprovedDays[]>;
  /** Paces the report and can abort it. */
  readonly run: ReportRun;
  /** The unapproved timesheets in the range, in pages. */
  readonly unapproved: () => AsyncIterable<readonly Unapproved[]>;
  /** The validated query, including the report's own filters. */
  readonly query: Q;
}

/** One row: its cells by column key, and further fields for JSON. */
export interface Row {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** A result that depends on all rows, updated row by row. */
export interface Verdict {
  /** The verdict without any rows. */
  readonly ofNone: VerdictWord;
  /** The verdict after one more row. */
  after(verdict: VerdictWord, row: Row): VerdictWord;
}

/** One report: its rows are computed while they are sent. */
export interface Report<Q extends ReportQuery = ReportQuery> {
  readonly about: ReportDefinition;
  rows(scope: Scope<Q>): AsyncIterable<Row>;
  /** Known only after the last row. */
  readonly verdict?: Verdict;
  /** The position of a row; reports with the format GeoJSON have it. Degrees are in the geometry only. */
  featureOf?(row: Row): Feature;
  /** The CSV shape that the query asks for; undefined for the default. The response is then CSV. */
  shapeFor?(caller: Principal, query: Q): Promise<CsvShape | undefined>;
}

/** The provider class of a report. Its definition is static, because its route is declared before it exists. */
export type ReportClass = Type<Report> & { readonly about: ReportDefinition };

/** A point on a map. */
export interface Feature {
  readonly id: string;
  /** WGS 84 degrees, longitude first; null without a position. */
  readonly position: readonly [longitude: number, latitude: number] | null;
}

/** A member's unapproved timesheets in the range. @param within only those that overlap these days */
export function unapprovedOf(
  { unapprovedBy }: Scope,
  memberId: string,
  within?: DayRange,
): readonly UnapprovedDays[] {
  const theirs = unapprovedBy.get(memberId) ?? [];
  if (!within) return theirs;
  return theirs.filter(({ startsOn, endsOn }) => startsOn <= within.endsOn && endsOn >= within.startsOn);
}

/** The same as text for the last cell of a row. */
export const unapprovedText = (scope: Scope, memberId: string, within?: DayRange): string =>
  unapprovedOf(scope, memberId, within)
    .map(({ startsOn, endsOn, state }) => `${startsOn} to ${endsOn} ${state}`)
    .join('; ');
