import type { z } from 'zod';
import type { Permission, Reach } from '../../../access/permissions';
import type { ProblemFactory } from '../../../kernel/problem/problem';
import type { Column } from './report.contract';
import { type Format, ReportFilters, ReportQuery } from './report-query.contract';

/** What is known of a report before it runs. Its route, its documentation and its catalogue entry come from here. */
export interface ReportDefinition {
  /** The last segment of its path. */
  readonly name: string;
  /** The id of its HTTP operation. */
  readonly operationId: string;
  /** The summary of its HTTP operation, imperative. */
  readonly summary: string;
  readonly title: string;
  readonly description: string;
  /** The permissions needed to read it: `reports:read`, and a second one if it shows more. */
  readonly permissions: readonly [Permission, ...Permission[]];
  /** `own`: callers with the reach `own` get their own rows. Reports that are not only about people need `all`. */
  readonly reach: Reach;
  /** API reference text: who reads which rows. */
  readonly accessNote: string;
  /** API reference text that follows the common one. */
  readonly note?: string;
  readonly columns: readonly Column[];
  readonly formats: readonly Format[];
  /** The schema whose fields are its query parameters. */
  readonly filters: { readonly shape: Readonly<Record<string, z.ZodType>> };
  /** The same with the checks between fields. */
  readonly query: z.ZodType<ReportQuery>;
  /** Problems besides those of every report. */
  readonly errors: readonly ProblemFactory[];
}

type Defaults = 'reach' | 'accessNote' | 'formats' | 'filters' | 'query' | 'errors';

/** Defines a report. By default it takes the common filters and gives callers with the reach `own` their own rows. */
export const defineReport = (
  report: Omit<ReportDefinition, Defaults> & Partial<Pick<ReportDefinition, Defaults>>,
): ReportDefinition => ({
  reach: 'own',
  accessNote: 'Employees see their own rows.',
  formats: ['json', 'csv'],
  filters: ReportFilters,
  query: ReportQuery,
  errors: [],
  ...report,
});

/** Defines a column. @param key the key of its cells @param label its CSV heading @param unit the unit of its cells */
export const column = (key: string, label: string, unit: Column['unit']): Column => ({ key, label, unit });

/** The member a row belongs to. */
export const MEMBER_COLUMNS: readonly Column[] = [
  column('memberId', 'Member id', 'text'),
  column('memberName', 'Member', 'text'),
];

/** The last column of every report, so that a file also shows which hours may still change. */
export const UNAPPROVED_COLUMN = column('unapprovedTimesheets', 'Timesheets not approved', 'text');
