import { problem } from '../../../kernel/problem/problem';

export const proofCodeWrong = problem({
  slug: 'proof-code-wrong',
  status: 422,
  title: 'That code does not match',
  log: 'info',
  meaning: 'The code is not one that was mailed for this session. `triesLeft` says how many tries remain.',
  causes: ['A typo.', 'The code is from a sign-in mail, or was asked for in another browser.'],
  fix: ['Type the code of the newest mail with the subject “Your code to confirm that it is you”.'],
});

export const proofCodeEnded = problem({
  slug: 'proof-code-ended',
  status: 410,
  title: 'There is no code that could be used',
  log: 'info',
  meaning:
    'A code works once, for ten minutes, in the session that asked for it, and ends after five wrong tries. A session has twenty tries an hour.',
  causes: [
    'No code was asked for, or the last one is older than ten minutes.',
    'The code was used already.',
    'Too many wrong tries.',
  ],
  fix: ['Ask for a new code with `POST /api/v1/sign-in/proofs` and `{}`.'],
});
