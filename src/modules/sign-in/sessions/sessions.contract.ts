import { z } from 'zod';
import { idPattern } from '../../../kernel/id/id';
import { UserView } from '../../users';

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
