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
    'An invitation works once, for seven days, as long as whoever sent it may invite. `state` says what ended it.',
  causes: [
    'It was used: `accepted`.',
    'Somebody cancelled it, or a newer one replaced it: `cancelled`.',
    'It is older than seven days: `expired`.',
    'Whoever sent it may not invite any more: `withdrawn`.',
    'The link was cut off when it was copied: `unknown`.',
  ],
  fix: ['If you already joined, sign in.', 'Otherwise ask for a new invitation.'],
});
