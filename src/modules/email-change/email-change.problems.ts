import { problem } from '../../kernel/problem/problem';

export const emailChangeDead = problem({
  slug: 'email-change-dead',
  status: 410,
  title: 'This link no longer works',
  log: 'info',
  meaning: 'A link that changes an email address works once, and only while the change is at that step.',
  causes: [
    'The link was used: the change has continued or was undone.',
    'The change was cancelled, or a newer one was requested.',
    'The link is older than an hour, or than seven days for a link that undoes a change.',
    'The link was truncated when it was copied.',
  ],
  fix: ['Check your profile, and request the change again if you still want it.'],
});

export const emailUnchanged = problem({
  slug: 'email-unchanged',
  status: 422,
  title: 'That is already your address',
  log: 'info',
  meaning: 'The new address must differ from the one you sign in with.',
  causes: ['The current address was entered.'],
  fix: ['Enter the address you want to sign in with from now on.'],
});
