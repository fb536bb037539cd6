import type { Problem } from '../../../kernel/problem/problem';
import type { ClockReply } from './clock.contract';
import { alreadyClockedIn, clockNeedsMore } from './clock.problems';

/** The clash of somebody who clocks in twice. */
export const openSince = ({ id, inAt }: { readonly id: string; readonly inAt: Date }): Problem =>
  alreadyClockedIn(`The entry ${id} is open since ${inAt.toISOString()}.`, {
    entry: { id, inAt: inAt.toISOString() },
  });

/** @throws clockNeedsMore naming the field that the setup requires and nobody filled */
export function assertFilled(field: 'jobId' | 'note', value: string | null, isRequired: boolean): void {
  if (!isRequired || value !== null) return;
  const detail = field === 'jobId' ? 'Pick a job; the clock asks for one.' : 'Write a note to clock out.';
  throw clockNeedsMore(detail, { errors: [{ pointer: `#/${field}`, code: 'required', detail }] });
}

/** What a person is told about where they are. */
export const warningsOf = (isUnrecognised: boolean): ClockReply['warnings'] =>
  isUnrecognised
    ? [
        {
          code: 'location-unrecognised',
          detail:
            'You are at no clock location that we know. It counts, and it is marked for whoever approves it.',
        },
      ]
    : [];

/** When somebody clocks out now: never at or before the moment they clocked in, by however little clocks differ. */
export const outAtOf = (inAt: Date, now: Date): Date =>
  now.getTime() > inAt.getTime() ? now : new Date(inAt.getTime() + 1);
