import { problem } from '../../../kernel/problem/problem';

export const proofCodeWrong = problem({
  slug: 'proof-code-wrong',
  status: 422,
  title: 'That code does not match',
  log: 'info',
  meaning: 'The code was not sent for this session. `triesLeft` is the number of tries left.',
  causes: ['The code has a typo.', 'The code is from a sign-in email, or was requested in another browser.'],
  fix: ['Type the code from the newest email with the subject “Your code to confirm that it is you”.'],
});

export const proofCodeEnded = problem({
  slug: 'proof-code-ended',
  status: 410,
  title: 'There is no valid code',
  log: 'info',
  meaning:
    'A code works once, within ten minutes, in the session that requested it. It stops working after five wrong tries. A session has twenty tries per hour.',
  causes: [
    'No code was requested, or the last one is older than ten minutes.',
    'The code was already used.',
    'There were too many wrong tries.',
  ],
  fix: ['Request a new code with `POST /api/v1/sign-in/proofs` and `{}`.'],
});
