import type { PageContext } from '../../console/page-context';
import type { Actor, AuditWindow } from '../audit';
import type { AuditChoices, AuditLogQuery } from './audit-log.filter';

/** What the page shows. */
export interface AuditLogPageProps {
  readonly pageContext: PageContext;
  readonly path: string;
  readonly csvPath: string;
  readonly now: Date;
  /** The workspace's zone: days of the filter are its days. */
  readonly zone: string;
  /** Who has or had a seat here. */
  readonly people: readonly Actor[];
  readonly query: AuditLogQuery;
  readonly choices: AuditChoices;
  readonly faults: Readonly<Partial<Record<string, string>>>;
  readonly events: AuditWindow;
}
