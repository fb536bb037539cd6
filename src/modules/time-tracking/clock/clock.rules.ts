import type { Problem } from '../../../kernel/problem/problem';
import type { ClockReply } from './clock.contract';
import { alreadyClockedIn, clockNeedsMore } from './clock.problems';

/** The problem for a clock-in while an entry is open. */
export const openSince = ({ id, inAt }: { readonly id: string; readonly inAt: Date }): Problem =>
  alreadyClockedIn(`Entry ${id} has been open since ${inAt.toISOString()}.`, {
    entry: { id, inAt: inAt.toISOString() },
  });

/** @throws clockNeedsMore naming the required field that is empty */
export function assertFilled(field: 'jobId' | 'note', value: string | null, isRequired: boolean): void {
  if (!isRequired || value !== null) return;
  const detail = field === 'jobId' ? 'A job is required.' : 'A note is required to clock out.';
  throw clockNeedsMore(detail, { errors: [{ pointer: `#/${field}`, code: 'required', detail }] });
}

/** Warnings for a clock-in or clock-out. */
export const warningsOf = (isUnrecognised: boolean): ClockReply['warnings'] =>
  isUnrecognised
    ? [
        {
          code: 'location-unrecognised',
          detail: 'You are not at a known clock location. Your time counts and is flagged for the approver.',
        },
      ]
    : [];

/** The clock-out time, at least 1 ms after the clock-in even if server clocks differ. */
export const outAtOf = (inAt: Date, now: Date): Date =>
  now.getTime() > inAt.getTime() ? now : new Date(inAt.getTime() + 1);
