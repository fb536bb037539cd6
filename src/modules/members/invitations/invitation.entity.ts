import { defineEntity, p } from '@mikro-orm/core';

const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    email: p.text(),
    role: p.text(),
    /** Random part of the link; the token itself is rebuilt from it when the mail is sent. */
    nonce: p.text(),
    tokenHash: p.blob(),
    inviterMemberId: p.text(),
    createdAt: p.datetime(),
    sentAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    acceptedByMemberId: p.text().nullable(),
    cancelledAt: p.datetime().nullable(),
    /** When its guest last asked for a new one. */
    renewalAskedAt: p.datetime().nullable(),
    /** Why the mail server refused its mail for good, and when; null where it did not. */
    mailRefusal: p.text().nullable(),
    mailRefusedAt: p.datetime().nullable(),
    /** Kept by a trigger. */
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

/** A single-use link that gives an address a seat. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);
