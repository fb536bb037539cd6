import { z } from 'zod';
import { LinkToken } from '../magic-links';
import { SessionStarted } from '../sessions';

export const AcceptInput = z.strictObject({ token: LinkToken }).meta({ id: 'AcceptInput' });
export type AcceptInput = z.infer<typeof AcceptInput>;

export const JoinedWorkspace = z
  .object({ id: z.string(), name: z.string(), slug: z.string(), memberId: z.string() })
  .meta({ id: 'JoinedWorkspace' });
export type JoinedWorkspace = z.infer<typeof JoinedWorkspace>;

export const InvitationAccepted = z
  .object({ workspace: JoinedWorkspace })
  .meta({ id: 'InvitationAccepted', description: 'Joined with the session of the request.' });

export const InvitationAcceptedAgain = SessionStarted.extend({ workspace: JoinedWorkspace }).meta({
  id: 'InvitationAcceptedAnew',
  description: 'Joined, with a new session.',
});

export const SignInLinkMailed = z.object({ requestSecret: z.string(), expiresAt: z.string() }).meta({
  id: 'SignInLinkMailed',
  description:
    'The address has an account, so a sign-in link that also accepts the invitation was emailed to it.',
});
