export const STEP_SECONDS = 3600;
export const UNDO_SECONDS = 7 * 86_400;

/** The three links of a change, sent to the old, the new and the old address. */
export const STEPS = ['approve', 'confirm', 'undo'] as const;
export type Step = (typeof STEPS)[number];

export interface ChangeFacts {
  readonly expiresAt: Date;
  readonly approvedAt: Date | null;
  readonly changedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly undoneAt: Date | null;
  readonly undoUntil: Date | null;
}

/** `asked` waits for the old address, `approved` for the new one; `changed` can be undone, `settled` no longer. */
export type ChangeState = 'asked' | 'approved' | 'changed' | 'settled' | 'undone' | 'cancelled' | 'expired';

export function changeState(facts: ChangeFacts, now: Date): ChangeState {
  if (facts.undoneAt) return 'undone';
  if (facts.changedAt) return facts.undoUntil && facts.undoUntil > now ? 'changed' : 'settled';
  if (facts.cancelledAt) return 'cancelled';
  if (facts.expiresAt <= now) return 'expired';
  return facts.approvedAt ? 'approved' : 'asked';
}

/** The state in which each link works. */
export const READY: Readonly<Record<Step, ChangeState>> = {
  approve: 'asked',
  confirm: 'approved',
  undo: 'changed',
};
