import { assertFresh, assertPending, isStale, proposalFor } from './edit-requests.rules';

const ENTRY = {
  id: 'te_x',
  inAt: new Date('2026-01-12T14:00:00Z'),
  outAt: new Date('2026-01-12T22:00:00Z'),
  jobId: 'job_x',
  note: 'Ovens',
  version: 2,
  archivedAt: null,
};

it('omitted fields keep their value; null removes it', () => {
  expect(proposalFor(ENTRY, { jobId: null, outAt: '2026-01-12T23:00:00Z' })).toEqual({
    inAt: ENTRY.inAt,
    outAt: new Date('2026-01-12T23:00:00Z'),
    jobId: null,
    note: 'Ovens',
  });
});

it('an open entry cannot be corrected', () => {
  expect(() => proposalFor({ ...ENTRY, outAt: null }, { note: 'x' })).toThrow('time-entry-open');
});

it('a request is stale once its entry has changed or been archived', () => {
  expect(isStale(2, ENTRY)).toBe(false);
  expect(isStale(1, ENTRY)).toBe(true);
  expect(isStale(2, { ...ENTRY, archivedAt: new Date(0) })).toBe(true);
  expect(() => assertFresh(1, ENTRY)).toThrow('edit-request-stale');
});

it.each(['approved', 'rejected', 'cancelled'] as const)(
  'a request that is %s cannot be decided again',
  (state) => {
    expect(() => assertPending({ state })).toThrow('edit-request-state');
    expect(() => assertPending({ state: 'pending' })).not.toThrow();
  },
);
