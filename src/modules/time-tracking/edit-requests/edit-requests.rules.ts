import type { Span, Words } from '../time-entries';
import type { NewEditRequest, RequestState } from './edit-requests.contract';
import { editRequestStale, editRequestState, entryStillOpen } from './edit-requests.problems';

/** An entry as proposed. */
export interface Proposal extends Pick<Words, 'jobId' | 'note'> {
  readonly inAt: Date;
  readonly outAt: Date;
}

type Input = Pick<NewEditRequest, 'inAt' | 'outAt' | 'jobId' | 'note'>;

const momentOf = (text: string | undefined, otherwise: Date): Date =>
  text === undefined ? otherwise : new Date(text);

/** The proposed entry; omitted fields keep their values. @throws entryStillOpen */
export function proposalFor(entry: Span & Pick<Words, 'jobId' | 'note'>, input: Input): Proposal {
  if (!entry.outAt) throw entryStillOpen();
  return {
    inAt: momentOf(input.inAt, entry.inAt),
    outAt: momentOf(input.outAt, entry.outAt),
    jobId: input.jobId === undefined ? entry.jobId : input.jobId,
    note: input.note === undefined ? entry.note : input.note,
  };
}

/** A proposal for a missing entry. The contract requires both times. */
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

/** The entry data that a request depends on. */
export interface SeenEntry {
  readonly id: string;
  readonly version: number;
  readonly archivedAt: Date | null;
}

/** Whether the entry has changed since the author saw it. */
export const isStale = (seenVersion: number | null, entry: SeenEntry): boolean =>
  entry.archivedAt !== null || entry.version !== seenVersion;

/** @throws editRequestStale with the entry's current version */
export function assertFresh(seenVersion: number | null, entry: SeenEntry): void {
  if (!isStale(seenVersion, entry)) return;
  const { id, version, archivedAt } = entry;
  throw editRequestStale(undefined, { entry: { id, version, isArchived: archivedAt !== null } });
}
