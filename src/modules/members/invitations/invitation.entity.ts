import { defineEntity, p } from '@mikro-orm/core';
import type { MailRefusal } from '../../mail';
import type { GivenRole } from '../membership';

export const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    email: p.text(),
    role: p.text().$type<GivenRole>(),
    /** Random part of the link; the token is derived from it when the email is sent. */
    nonce: p.text(),
    tokenHash: p.blob(),
    inviterMemberId: p.text(),
    createdAt: p.datetime(),
    sentAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    acceptedByMemberId: p.text().nullable(),
    cancelledAt: p.datetime().nullable(),
    /** When the invited person last asked for a new one. */
    renewalAskedAt: p.datetime().nullable(),
    /** Why and when the mail server permanently refused the email; null when it did not. */
    mailRefusal: p.text().$type<MailRefusal>().nullable(),
    mailRefusedAt: p.datetime().nullable(),
    /** Set by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [{ properties: ['tokenHash'], name: 'invitation_token_hash_key' }],
  indexes: [
    { properties: ['workspaceId', 'id'], name: 'invitation_workspace_id_id_index' },
    {
      properties: ['workspaceId', 'inviterMemberId'],
      name: 'invitation_workspace_id_inviter_member_id_index',
    },
    { properties: ['email'], name: 'invitation_email_index' },
  ],
});

/** An invitation of an email address to a workspace, with a single-use link. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);
