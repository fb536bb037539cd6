import { problem } from '../../kernel/problem/problem';

export const emailChangeDead = problem({
  slug: 'email-change-dead',
  status: 410,
  title: 'This link does not work any more',
  log: 'info',
  meaning: 'A link about a change of address works once, and only while the change waits for it.',
  causes: [
    'It was used: the change has gone on, or was undone.',
    'The change was cancelled, or another one was asked for since.',
    'It is older than an hour; the link to undo, than seven days.',
    'The link was cut off when it was copied.',
  ],
  fix: ['Look at your profile, and ask for the change again if it should still be made.'],
});

export const emailUnchanged = problem({
  slug: 'email-unchanged',
  status: 422,
  title: 'That is your address already',
  log: 'info',
  meaning: 'A change needs an address that differs from the one you sign in with.',
  causes: ['The address was typed as it is.'],
  fix: ['Name the address you want to sign in with from now on.'],
});
