import { z } from 'zod';
import { ChangesQuery, changedFrom } from '../../kernel/http/paging.contract';
import { WORKSPACE_ACTIONS } from './audit.contract';
import type { AuditFilter } from './audit.repository';

const Instant = z.iso.datetime({ offset: true });

/** Filters of the log; the page, the CSV and the API take the same. An event never changes: it changed when it happened. */
export const AuditListQuery = ChangesQuery.extend({
  userId: z.string().max(40).optional().describe('Only what this person did.'),
  action: z.enum(WORKSPACE_ACTIONS).optional().describe('Only events of this kind.'),
  from: Instant.optional().describe('Only events at or after this moment (RFC 3339).'),
  to: Instant.optional().describe('Only events before this moment (RFC 3339).'),
});
export type AuditListQuery = z.infer<typeof AuditListQuery>;

export interface AuditQuery {
  readonly filter: AuditFilter;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export const auditQueryOf = (query: AuditListQuery): AuditQuery => ({
  cursor: query.cursor,
  limit: query.limit,
  filter: {
    actorUserId: query.userId ?? null,
    action: query.action ?? null,
    from: latest(query.from ? new Date(query.from) : null, changedFrom(query)),
    to: query.to ? new Date(query.to) : null,
  },
});

const latest = (one: Date | null, other: Date | null): Date | null =>
  one && other ? new Date(Math.max(one.getTime(), other.getTime())) : (one ?? other);
