import type { Principal } from '../../../access/principal';
import { secondOf } from '../../../kernel/calendar/calendar';
import type { Problem } from '../../../kernel/problem/problem';
import type { Source } from './time-entries.contract';
import { entryArchived, entryNotArchived, timeEntryOverlaps, timesRefused } from './time-entries.problems';

const AHEAD_MS = 60_000;
const SPAN_MAX_MS = 31 * 86_400_000;

/** Clock-in to clock-out; `outAt` is null while on the clock. */
export interface Span {
  readonly inAt: Date;
  readonly outAt: Date | null;
}

interface TimeFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** All faults in manually entered times. An open entry is measured up to now. */
export function faultsOfTimes({ inAt, outAt }: Span, now: Date): TimeFault[] {
  const latest = now.getTime() + AHEAD_MS;
  const ahead = (pointer: string, moment: Date | null): TimeFault[] =>
    moment && moment.getTime() > latest
      ? [{ pointer, code: 'ahead', detail: 'This is more than 60 seconds in the future.' }]
      : [];
  const faults = [...ahead('#/inAt', inAt), ...ahead('#/outAt', outAt)];
  const length = (outAt ?? now).getTime() - inAt.getTime();
  if (outAt && length <= 0)
    faults.push({ pointer: '#/outAt', code: 'order', detail: 'The clock-out must be after the clock-in.' });
  const end = outAt ? '#/outAt' : '#/inAt';
  if (length > SPAN_MAX_MS)
    faults.push({ pointer: end, code: 'too_long', detail: 'An entry can span at most 31 days.' });
  return faults;
}

/** @throws timesRefused listing every fault */
export function assertTimes(span: Span, now: Date): void {
  const errors = faultsOfTimes(span, now);
  if (errors.length > 0) throw timesRefused(errors.map(({ detail }) => detail).join(' '), { errors });
}

/**
 * Worked time in whole seconds, or null while open. Both ends are truncated to seconds so that adjacent spans add up.
 */
export const workedSecondsOf = ({ inAt, outAt }: Span): number | null =>
  outAt && secondOf(outAt) - secondOf(inAt);

/** Whether a span lies within another one. A span without an end has no limit. */
export const isWithin = (inner: Span, outer: Span): boolean =>
  inner.inAt >= outer.inAt && (outer.outAt === null || (inner.outAt !== null && inner.outAt <= outer.outAt));

/** The problem for an overlap, naming the conflicting entry. */
export function clashWith(other: Span & { readonly id: string }): Problem {
  const { id, inAt, outAt } = other;
  const until = outAt ? `until ${outAt.toISOString()}` : 'still open';
  return timeEntryOverlaps(`It overlaps entry ${id}: in at ${inAt.toISOString()}, ${until}.`, {
    entry: { id, inAt: inAt.toISOString(), outAt: outAt?.toISOString() ?? null },
  });
}

/** The member that the caller's access is limited to; null for access to all members. */
export const entryScope = (caller: Principal): string | null =>
  caller.grants.get('time_tracking:read') === 'all' ? null : caller.memberId;

/** The permission to edit and approve hours of all members. */
export const DECIDING = { permission: 'time_tracking:edit', reach: 'all' } as const;
/** The permission to clock in, submit timesheets and request edits for oneself. */
export const OWN_HOURS = { permission: 'time_tracking:edit', reach: 'own' } as const;

/** Whether a request came through a page or the API. */
export type Surface = 'page' | 'api';

/** The source of a new entry. @param memberId the member the entry belongs to */
export function sourceOf(caller: Principal, memberId: string, surface: Surface): Source {
  if (caller.memberId !== memberId) return 'admin';
  if (caller.credential.kind === 'connection') return 'assistant';
  return surface === 'page' ? 'web' : 'api';
}

/** @throws entryArchived */
export function assertLive(entry: { readonly archivedAt: Date | null }): void {
  if (entry.archivedAt) throw entryArchived();
}

/** @throws entryNotArchived */
export function assertArchived(entry: { readonly archivedAt: Date | null }): void {
  if (!entry.archivedAt) throw entryNotArchived();
}

/** Applies a change to custom values. Null removes a value. */
export function mergedFields(
  before: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  const merged = { ...before, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

/** The details of an entry besides its times. */
export interface Words {
  readonly jobId: string | null;
  readonly note: string | null;
  readonly customFields: Readonly<Record<string, unknown>>;
}

/** The details of a new entry. */
export const EMPTY_DETAILS: Words = { jobId: null, note: null, customFields: {} };
