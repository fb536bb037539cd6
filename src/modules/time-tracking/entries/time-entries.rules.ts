import type { Principal } from '../../../access/principal';
import { secondOf } from '../../../kernel/calendar/calendar';
import type { Problem } from '../../../kernel/problem/problem';
import type { Source } from './time-entries.contract';
import { entryArchived, entryNotArchived, timeEntryOverlaps, timesRefused } from './time-entries.problems';

const AHEAD_MS = 60_000;
const SPAN_MAX_MS = 31 * 86_400_000;

/** From in to out; `outAt` is null while on the clock. */
export interface Span {
  readonly inAt: Date;
  readonly outAt: Date | null;
}

interface TimeFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** All that is wrong with times that were written by hand. One without an end spans up to now. */
export function faultsOfTimes({ inAt, outAt }: Span, now: Date): TimeFault[] {
  const latest = now.getTime() + AHEAD_MS;
  const ahead = (pointer: string, moment: Date | null): TimeFault[] =>
    moment && moment.getTime() > latest
      ? [{ pointer, code: 'ahead', detail: 'This lies more than 60 seconds ahead.' }]
      : [];
  const faults = [...ahead('#/inAt', inAt), ...ahead('#/outAt', outAt)];
  const length = (outAt ?? now).getTime() - inAt.getTime();
  if (outAt && length <= 0) faults.push({ pointer: '#/outAt', code: 'order', detail: 'Out comes after in.' });
  const end = outAt ? '#/outAt' : '#/inAt';
  if (length > SPAN_MAX_MS)
    faults.push({ pointer: end, code: 'too_long', detail: 'An entry spans 31 days at most.' });
  return faults;
}

/** @throws timesRefused naming every fault */
export function assertTimes(span: Span, now: Date): void {
  const errors = faultsOfTimes(span, now);
  if (errors.length > 0) throw timesRefused(errors.map(({ detail }) => detail).join(' '), { errors });
}

/** Worked time in whole seconds; parts of a second are cut off at both ends, so that spans add up. Null while open. */
export const workedSecondsOf = ({ inAt, outAt }: Span): number | null =>
  outAt && secondOf(outAt) - secondOf(inAt);

/** The clash as it is told: which entry is in the way. */
export function clashWith(other: Span & { readonly id: string }): Problem {
  const { id, inAt, outAt } = other;
  const until = outAt ? `until ${outAt.toISOString()}` : 'and not out yet';
  return timeEntryOverlaps(`The entry ${id} is in the way: in at ${inAt.toISOString()}, ${until}.`, {
    entry: { id, inAt: inAt.toISOString(), outAt: outAt?.toISOString() ?? null },
  });
}

/** Whose entries a caller reaches: everybody's (null), or only their own. */
export const entryScope = (caller: Principal): string | null =>
  caller.grants.get('time_tracking:read') === 'all' ? null : caller.memberId;

/** What it takes to decide about hours: of others, and afterwards. */
export const DECIDING = { permission: 'time_tracking:edit', reach: 'all' } as const;
/** What it takes to clock, to submit and to ask: for oneself. */
export const OWN_HOURS = { permission: 'time_tracking:edit', reach: 'own' } as const;

/** What a request came through: a page of this service, or the API. */
export type Surface = 'page' | 'api';

/** Where an entry comes from. @param memberId whose entry it is */
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

/** Custom values with a change laid over them: null takes a value away. */
export function mergedFields(
  before: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  const merged = { ...before, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

/** What an entry says besides its times. */
export interface Words {
  readonly jobId: string | null;
  readonly note: string | null;
  readonly customFields: Readonly<Record<string, unknown>>;
}

/** What a new entry says before anything is said. */
export const EMPTY_DETAILS: Words = { jobId: null, note: null, customFields: {} };
