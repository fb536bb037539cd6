import type { Span, Words } from '../entries/time-entries.rules';
import type { NewEditRequest, RequestState } from './edit-requests.contract';
import { editRequestStale, editRequestState, entryStillOpen } from './edit-requests.problems';

/** What an entry would be. */
export interface Proposal extends Pick<Words, 'jobId' | 'note'> {
  readonly inAt: Date;
  readonly outAt: Date;
}

type Input = Pick<NewEditRequest, 'inAt' | 'outAt' | 'jobId' | 'note'>;

const momentOf = (text: string | undefined, otherwise: Date): Date =>
  text === undefined ? otherwise : new Date(text);

/** What is proposed for an entry; what the author leaves out stays as it is. @throws entryStillOpen */
export function proposalFor(entry: Span & Pick<Words, 'jobId' | 'note'>, input: Input): Proposal {
  if (!entry.outAt) throw entryStillOpen();
  return {
    inAt: momentOf(input.inAt, entry.inAt),
    outAt: momentOf(input.outAt, entry.outAt),
    jobId: input.jobId === undefined ? entry.jobId : input.jobId,
    note: input.note === undefined ? entry.note : input.note,
  };
}

/** What is proposed for an entry that was forgotten; its contract demands both times. */
export const newProposal = ({ inAt = '', outAt = '', jobId = null, note = null }: Input): Proposal => ({
  inAt: new Date(inAt),
  outAt: new Date(outAt),
  jobId,
  note,
});

/** @throws editRequestState */
export function assertPending({ state }: { readonly state: RequestState }): void {
  if (state !== 'pending') throw editRequestState(`It is ${state}.`, { state });
}

/** An entry as far as a request depends on it. */
export interface SeenEntry {
  readonly id: string;
  readonly version: number;
  readonly archivedAt: Date | null;
}

/** Whether an entry is no longer what the author of a request saw. */
export const isStale = (seenVersion: number | null, entry: SeenEntry): boolean =>
  entry.archivedAt !== null || entry.version !== seenVersion;

/** @throws editRequestStale naming the entry with its version now */
export function assertFresh(seenVersion: number | null, entry: SeenEntry): void {
  if (!isStale(seenVersion, entry)) return;
  const { id, version, archivedAt } = entry;
  throw editRequestStale(undefined, { entry: { id, version, isArchived: archivedAt !== null } });
}
