import type { TimeOffRequestView } from './requests.contract';
import type { RequestRow } from './requests.repository';

/** Maps a request to its API view. */
export function requestView(row: RequestRow): TimeOffRequestView {
  const { askedById, askedByName, askedAt, decidedById, decidedByName, decidedAt, ...request } = row;
  return {
    ...request,
    totalSeconds: request.secondsPerDay * request.days.length,
    askedBy: { id: askedById, name: askedByName },
    askedAt: askedAt.toISOString(),
    decidedBy: decidedById === null ? null : { id: decidedById, name: decidedByName ?? '' },
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
