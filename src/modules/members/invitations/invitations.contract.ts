import { z } from 'zod';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { MAIL_REFUSALS } from '../../mail';
import { GivenRole } from '../membership';

const BATCH_MAX = 50;
const LINE_MAX = 300;

export const InvitationId = z
  .string()
  .regex(idPattern('inv'), 'This is not an invitation id (inv_...).')
  .meta({ description: 'An invitation’s id.', example: 'inv_01k0000000000000000000nvt1' });

export const InvitationInput = z
  .strictObject({
    emails: z
      .array(z.string().max(LINE_MAX, 'One of these is too long for an email address.'))
      .min(1, 'Enter at least one email address.')
      .max(BATCH_MAX, `Invite at most ${BATCH_MAX} people at once.`)
      .describe('1 to 50 addresses; each has its own outcome.'),
    role: GivenRole.describe('The role for all of them.'),
  })
  .meta({ id: 'InvitationInput' });
export type InvitationInput = z.infer<typeof InvitationInput>;

export const InvitationView = z
  .object({
    id: z.string(),
    email: z.string(),
    role: GivenRole,
    status: z.enum(['pending', 'expired']),
    sentAt: z.string().describe('RFC 3339, UTC; updated by a resend.'),
    expiresAt: z.string().describe('RFC 3339, UTC.'),
    invitedBy: z.object({ id: z.string(), name: z.string() }),
    mailRefusal: z
      .object({
        reason: z.enum(MAIL_REFUSALS),
        at: z.string().describe('RFC 3339, UTC.'),
        explanation: z.string().describe('What happened and what to do, as a sentence to show to people.'),
      })
      .nullable()
      .describe('Set when a mail server permanently refused the invitation email; a resend clears it.'),
  })
  .meta({ id: 'Invitation', description: 'An open invitation to the workspace, with a single-use link.' });
export type InvitationView = z.infer<typeof InvitationView>;

export const InvitationPage = pageOf(InvitationView).meta({ id: 'InvitationPage' });
export type InvitationPage = z.infer<typeof InvitationPage>;

export const InvitationOutcome = z
  .object({
    email: z.string().describe('As sent in the request.'),
    outcome: z.enum(['invited', 'already_member', 'already_invited', 'invalid']),
    invitation: InvitationView.optional().describe('Present with `invited` and `already_invited`.'),
  })
  .meta({ id: 'InvitationOutcome' });
export type InvitationOutcome = z.infer<typeof InvitationOutcome>;

export const InvitationOutcomes = z
  .object({ data: z.array(InvitationOutcome) })
  .meta({ id: 'InvitationOutcomes' });
export type InvitationOutcomes = z.infer<typeof InvitationOutcomes>;
