import { z } from 'zod';
import { isOwnPath } from '../../kernel/http/own-path';
import { idPattern } from '../../kernel/id/id';
import { Email, UserView } from '../users';

const TOKEN_MAX = 100;

export const ReturnTo = z
  .string()
  .refine(isOwnPath, 'Use a path of this service, such as /w/harbor-bakery/api-keys.')
  .describe('Where to go after signing in: a path of this service.');

export const SignInInput = z
  .strictObject({ email: Email, returnTo: ReturnTo.optional() })
  .meta({ id: 'SignInInput' });
export type SignInInput = z.infer<typeof SignInInput>;

export const SignInAsked = z
  .object({
    requestSecret: z
      .string()
      .describe('Send it with the code from the email. Keep it where the code will be typed.'),
    expiresAt: z.string().describe('RFC 3339, UTC: when the link and the code expire.'),
  })
  .meta({ id: 'SignInAsked', description: 'The same for every address, with or without an account.' });
export type SignInAsked = z.infer<typeof SignInAsked>;

export const Code = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .refine((code) => /^\d{6}$/.test(code), 'Type the six digits of the code.')
  .meta({ description: 'The six digits from the email.', example: '123456' });

export const LinkToken = z.string().min(1).max(TOKEN_MAX).describe('The `token` from the link in the email.');

export const SessionInput = z
  .strictObject({
    token: LinkToken.optional(),
    requestSecret: z
      .string()
      .min(1)
      .max(TOKEN_MAX)
      .optional()
      .describe('From the response to the request for the email.'),
    code: Code.optional(),
  })
  .refine(
    ({ token, requestSecret, code }) => (token ? !requestSecret && !code : Boolean(requestSecret && code)),
    'Send either token, or requestSecret and code.',
  )
  .meta({ id: 'SessionInput' });
export type SessionInput = z.infer<typeof SessionInput>;

export const SessionStarted = z
  .object({
    accessToken: z.string().describe('Send it as `Authorization: Bearer ...`. Shown once.'),
    tokenType: z.literal('Bearer'),
    expiresAt: z.string().describe('RFC 3339, UTC. An unused session ends earlier.'),
    user: UserView,
  })
  .meta({ id: 'SessionStarted' });
export type SessionStarted = z.infer<typeof SessionStarted>;

export const SessionId = z
  .string()
  .regex(idPattern('ses'), 'This is not a session id (ses_...).')
  .meta({ description: 'A session’s id.', example: 'ses_01k0000000000000000000ses2' });

export const SessionView = z
  .object({
    id: z.string(),
    current: z.boolean().describe('Whether this is the session of the request.'),
    browser: z.string().describe('Browser and operating system, as far as they are known.'),
    network: z.string().nullable().describe('The IPv4 address or IPv6 /64 it started from.'),
    beganAt: z.string(),
    lastSeenAt: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof SessionView>;

export const SessionList = z.object({ data: z.array(SessionView) }).meta({ id: 'SessionList' });
export type SessionList = z.infer<typeof SessionList>;

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
