import { problem } from '../../../kernel/problem/problem';

export const signInLinkDead = problem({
  slug: 'sign-in-link-dead',
  status: 410,
  title: 'This sign-in link no longer works',
  log: 'info',
  meaning: 'A sign-in link works once, within 15 minutes. `state` is the reason why it no longer works.',
  causes: [
    'It was already used (`used`).',
    'Another email to the same address was used (`void`).',
    'It is older than 15 minutes (`expired`).',
    'It was cut off when it was copied (`unknown`).',
  ],
  fix: ['Request a new link.'],
});

export const codeWrong = problem({
  slug: 'code-wrong',
  status: 422,
  title: 'That code does not match',
  log: 'info',
  meaning:
    'The code must be from the email that this browser requested. `triesLeft` is the number of tries left.',
  causes: ['The code has a typo.', 'The code is from another email.'],
  fix: ['Type the code from the newest email, or use the link in it.'],
});

export const codeEnded = problem({
  slug: 'code-ended',
  status: 410,
  title: 'This code can no longer be used',
  log: 'info',
  meaning:
    'A code works once, within 15 minutes, in the browser that requested it. It stops working after five wrong tries. The link in the email still works.',
  causes: [
    'There were too many wrong tries.',
    'The code or another email was already used, or the code is older than 15 minutes.',
  ],
  fix: ['Use the link in the email, or request a new email.'],
});
