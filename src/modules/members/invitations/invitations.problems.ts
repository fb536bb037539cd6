import { problem } from '../../../kernel/problem/problem';

export const invitationNotFound = problem({
  slug: 'invitation-not-found',
  status: 404,
  title: 'Invitation not found',
  log: 'info',
  meaning: 'No open invitation of this workspace has this id.',
  causes: ['The invitation was accepted or cancelled.', 'The id has a typo or belongs to another workspace.'],
  fix: ['List the open invitations with `GET /api/v1/invitations`.'],
});

export const invitationDead = problem({
  slug: 'invitation-dead',
  status: 410,
  title: 'This invitation no longer works',
  log: 'info',
  meaning:
    'An invitation works once, for seven days, and only while its sender can assign its role. `state` gives the reason.',
  causes: [
    'It was used: `accepted`.',
    'It was cancelled, by a person or because its sender can no longer assign its role: `cancelled`.',
    'It is older than seven days: `expired`.',
    'Its sender can no longer assign its role: `withdrawn`.',
    'The link was truncated when it was copied: `unknown`.',
  ],
  fix: ['If you already joined, sign in.', 'Otherwise ask for a new invitation.'],
});
