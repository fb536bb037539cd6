import { problem } from '../../kernel/problem/problem';

export const emailHeld = problem({
  slug: 'email-held',
  status: 409,
  title: 'This address is reserved for its previous account',
  log: 'info',
  meaning:
    'An account recently changed its email from this address and can still undo the change. Until the time in `until`, no other account can use the address. No link or code was used up.',
  causes: ['The owner of the address changed the email of their account within the last seven days.'],
  fix: [
    'Sign in with the new address of that account.',
    'If you did not make the change, undo it with the link that was emailed to this address.',
    'Otherwise try again after `until`.',
  ],
});

export const emailTaken = problem({
  slug: 'email-taken',
  status: 409,
  title: 'This address already has an account',
  log: 'info',
  meaning: 'Two accounts cannot share an address. Nothing was changed.',
  causes: ['Someone signed in with the address before the change to it was finished.'],
  fix: ['Choose an address that has no account, or sign in to the account of this address.'],
});
