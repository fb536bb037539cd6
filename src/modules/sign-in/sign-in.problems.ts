import { problem } from '../../kernel/problem/problem';

export const signInLinkDead = problem({
  slug: 'sign-in-link-dead',
  status: 410,
  title: 'This sign-in link does not work any more',
  log: 'info',
  meaning: 'A sign-in link works once, for 15 minutes. `state` says what ended it.',
  causes: [
    'It was used: `used`.',
    'Another mail of the same address was used: `void`.',
    'It is older than 15 minutes: `expired`.',
    'The link was cut off when it was copied: `unknown`.',
  ],
  fix: ['Ask for a new link.'],
});

export const codeWrong = problem({
  slug: 'code-wrong',
  status: 422,
  title: 'That code does not match',
  log: 'info',
  meaning:
    'The code belongs to the mail that this browser asked for. `triesLeft` says how many tries remain.',
  causes: ['A typo.', 'The code is from another mail.'],
  fix: ['Type the code of the newest mail, or use the link in it.'],
});

export const codeEnded = problem({
  slug: 'code-ended',
  status: 410,
  title: 'This code can no longer be used',
  log: 'info',
  meaning:
    'A code works once, for 15 minutes, in the browser that asked for it, and ends after five wrong tries. The link in the mail keeps working.',
  causes: [
    'Too many wrong tries.',
    'The code or another mail was used already, or is older than 15 minutes.',
  ],
  fix: ['Use the link in the mail, or ask for a new mail.'],
});

export const sessionNotFound = problem({
  slug: 'session-not-found',
  status: 404,
  title: 'There is no such session',
  log: 'info',
  meaning: 'None of your live sessions has this id.',
  causes: ['It ended already.', 'The id has a typo.'],
  fix: ['List yours with `GET /api/v1/sessions`.'],
});
