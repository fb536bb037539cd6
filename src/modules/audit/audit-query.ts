import { z } from 'zod';
import { ChangesQuery, changedFrom } from '../../kernel/http/paging.contract';
import { WORKSPACE_ACTIONS } from './audit.contract';
import type { AuditFilter } from './audit.repository';

const Instant = z.iso.datetime({ offset: true });

/** Filters of the audit log. Events never change, so "changed since" compares the time of the event. */
export const AuditListQuery = ChangesQuery.extend({
  userId: z.string().max(40).optional().describe('Only events of this person.'),
  action: z.enum(WORKSPACE_ACTIONS).optional().describe('Only events with this action.'),
  from: Instant.optional().describe('Only events at or after this time (RFC 3339).'),
  to: Instant.optional().describe('Only events before this time (RFC 3339).'),
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
