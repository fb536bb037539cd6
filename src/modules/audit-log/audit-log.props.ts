import type { PageContext } from '../../console/page-context';
import type { Actor, AuditWindow } from '../audit';
import type { AuditChoices, AuditLogQuery } from './audit-log.filter';

export interface AuditLogPageProps {
  readonly pageContext: PageContext;
  readonly path: string;
  readonly csvPath: string;
  readonly now: Date;
  /** The workspace's time zone, in which the filter's days are. */
  readonly zone: string;
  /** Current and former members. */
  readonly people: readonly Actor[];
  readonly query: AuditLogQuery;
  readonly choices: AuditChoices;
  readonly faults: Readonly<Partial<Record<string, string>>>;
  readonly events: AuditWindow;
}
