import { problem } from '../../../kernel/problem/problem';

export const invitationNotFound = problem({
  slug: 'invitation-not-found',
  status: 404,
  title: 'There is no such invitation',
  log: 'info',
  meaning: 'No open invitation of this workspace has this id.',
  causes: ['It was accepted or cancelled.', 'The id has a typo or belongs to another workspace.'],
  fix: ['List the open ones with `GET /api/v1/invitations`.'],
});

export const invitationDead = problem({
  slug: 'invitation-dead',
  status: 410,
  title: 'This invitation does not work any more',
  log: 'info',
  meaning:
    'An invitation works once, for seven days, as long as its sender may give its role. `state` says what ended it.',
  causes: [
    'It was used: `accepted`.',
    'It was cancelled, by a person or because its sender lost the right to give its role: `cancelled`.',
    'It is older than seven days: `expired`.',
    'Its sender may not give its role any more: `withdrawn`.',
    'The link was cut off when it was copied: `unknown`.',
  ],
  fix: ['If you already joined, sign in.', 'Otherwise ask for a new invitation.'],
});
