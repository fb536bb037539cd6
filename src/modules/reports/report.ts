import type { Reach } from '../../access/permissions';
import type { Day, DayRange } from '../../kernel/calendar/calendar';
import type { ReportQuery } from './report-query.contract';
import type { Column, ReportDescription, ReportName, Unapproved, VerdictWord } from './reports.contract';
import type { ReportRun } from './runs/report-run';

/** What is kept of a timesheet that is not approved while a report is made. */
export type UnapprovedDays = DayRange & Pick<Unapproved, 'state'>;

/** What one report is asked about. */
export interface Scope<Q extends ReportQuery = ReportQuery> {
  readonly workspaceId: string;
  readonly range: DayRange;
  readonly zone: string;
  readonly currency: string;
  /** The day it is now, in the workspace's zone. */
  readonly today: Day;
  /** Narrows to one member. */
  readonly memberId: string | null;
  /** Days of the timesheets of the range that are not approved, by member. */
  readonly unapprovedBy: ReadonlyMap<string, readonly UnapprovedDays[]>;
  /** What paces the report and ends it. */
  readonly run: ReportRun;
  /** The timesheets of the range that are not approved, page by page. */
  readonly unapproved: () => AsyncIterable<readonly Unapproved[]>;
  /** As it was asked, with the filters that are this report's own. */
  readonly query: Q;
}

export type Cell = string | number | boolean | null;

/** One row: its cells by column, and what JSON tells besides. */
export interface Row {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What rows say together, found while they pass. */
export interface Verdict {
  /** What no rows say. */
  readonly ofNone: VerdictWord;
  /** What is said with one row more. */
  after(so: VerdictWord, row: Row): VerdictWord;
}

/** One report: how it is described, and its rows, made while they are sent. */
export interface Report<Q extends ReportQuery = ReportQuery> {
  readonly about: Omit<ReportDescription, 'name' | 'filters' | 'reach' | 'formats'> & {
    readonly name: ReportName;
    /** `own` unless it is about more than people. */
    readonly reach?: Reach;
  };
  rows(scope: Scope<Q>): AsyncIterable<Row>;
  /** What can be said only once all rows are known. */
  readonly verdict?: Verdict;
  /** Where a row is on a map; a report that knows has a GeoJSON form. Degrees are told there and in no property. */
  featureOf?(row: Row): Feature;
}

/** A point on a map. */
export interface Feature {
  readonly id: string;
  /** Degrees of WGS 84, longitude first; null for what has no place. */
  readonly position: readonly [longitude: number, latitude: number] | null;
}

/** Reports of one kind: what the catalogue is made of. */
export interface ReportGroup {
  all(): Report[];
}

/** A column of a report. @param key of its cells @param label its heading @param unit what its cells are */
export const column = (key: string, label: string, unit: Column['unit']): Column => ({ key, label, unit });

/** Whose row it is. */
export const MEMBER_COLUMNS: readonly Column[] = [
  column('memberId', 'Member id', 'text'),
  column('memberName', 'Member', 'text'),
];

/** At the end of every row, so that a file tells too what may still change. */
export const UNAPPROVED_COLUMN = column('unapprovedTimesheets', 'Timesheets not approved', 'text');

/** A member's timesheets of the range that are not approved. @param within only those that touch these days */
export function unapprovedOf(
  { unapprovedBy }: Scope,
  memberId: string,
  within?: DayRange,
): readonly UnapprovedDays[] {
  const theirs = unapprovedBy.get(memberId) ?? [];
  if (!within) return theirs;
  return theirs.filter(({ startsOn, endsOn }) => startsOn <= within.endsOn && endsOn >= within.startsOn);
}

/** The same as the last cell of a row tells them. */
export const unapprovedText = (scope: Scope, memberId: string, within?: DayRange): string =>
  unapprovedOf(scope, memberId, within)
    .map(({ startsOn, endsOn, state }) => `${startsOn} to ${endsOn} ${state}`)
    .join('; ');
