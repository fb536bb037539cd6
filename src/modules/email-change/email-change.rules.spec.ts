import { type ChangeFacts, changeState } from './email-change.rules';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
const asked: ChangeFacts = {
  expiresAt: at(10),
  approvedAt: null,
  changedAt: null,
  cancelledAt: null,
  undoneAt: null,
  undoUntil: null,
};
const approved = { ...asked, approvedAt: at(9) };
const changed = { ...approved, changedAt: at(9), undoUntil: at(20) };

it.each([
  ['asked', asked, 9],
  ['expired', asked, 10],
  ['cancelled', { ...asked, cancelledAt: at(8) }, 11],
  ['approved', approved, 9],
  ['expired', approved, 10],
  ['changed', changed, 19],
  ['settled', changed, 20],
  ['undone', { ...changed, undoneAt: at(12) }, 21],
] as const)('%s', (state, facts, hour) => {
  expect(changeState(facts, at(hour))).toBe(state);
});
