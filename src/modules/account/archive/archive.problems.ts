import { problem } from '../../../kernel/problem/problem';

export const itemArchived = problem({
  slug: 'item-archived',
  status: 409,
  title: 'This item is archived',
  log: 'info',
  meaning: 'An archived item cannot be changed until it is restored.',
  causes: ['It was archived, possibly just now by someone else.'],
  fix: ['Restore it first: send `POST` to its URL followed by `/restore`.'],
});

export const itemNotArchived = problem({
  slug: 'item-not-archived',
  status: 409,
  title: 'This item is not archived',
  log: 'info',
  meaning: 'Only archived items can be restored.',
  causes: ['It was already restored, possibly just now by someone else.'],
  fix: ['No action is needed.'],
});
