import { problem } from '../../kernel/problem/problem';

export const emailHeld = problem({
  slug: 'email-held',
  status: 409,
  title: 'This address is kept for the account that used it before',
  log: 'info',
  meaning:
    'An account changed its address from this one lately, and can still undo that. Until then, which `until` names, the address opens no other account. Nothing was used up.',
  causes: ['Its owner changed their address within the last seven days.'],
  fix: [
    'Sign in with the address it was changed to.',
    'If the change was not yours, undo it with the link that was mailed to this address then.',
    'Or come back after `until`.',
  ],
});

export const emailTaken = problem({
  slug: 'email-taken',
  status: 409,
  title: 'This address has an account of its own',
  log: 'info',
  meaning: 'Two accounts cannot share an address. Nothing was changed.',
  causes: ['Somebody signed in with the address before the change to it was finished.'],
  fix: ['Change to an address that has no account, or use the account that the address has.'],
});
