import { problem } from '../../../kernel/problem/problem';

export const adjustmentInFuture = problem({
  slug: 'adjustment-in-future',
  status: 422,
  title: 'An adjustment cannot be in the future',
  log: 'info',
  meaning: 'A balance is the sum of the ledger up to today, so adjustments cannot take effect later.',
  causes: ['`effectiveOn` is after today in the workspace’s time zone.'],
  fix: ['Use today or an earlier day.'],
});
