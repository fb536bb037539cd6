import { defineEntity, p } from '@mikro-orm/core';

export const EmailChangeSchema = defineEntity({
  name: 'EmailChange',
  tableName: 'email_change',
  properties: {
    id: p.text().primary(),
    userId: p.text(),
    oldEmail: p.text(),
    newEmail: p.text(),
    /** Random part of its three links; they are derived from it when an email is sent, and never stored. */
    nonce: p.text(),
    approveHash: p.blob(),
    confirmHash: p.blob(),
    undoHash: p.blob(),
    userAgent: p.text().nullable(),
    network: p.text().nullable(),
    createdAt: p.datetime(),
    /** When the next step expires. */
    expiresAt: p.datetime(),
    approvedAt: p.datetime().nullable(),
    changedAt: p.datetime().nullable(),
    cancelledAt: p.datetime().nullable(),
    undoneAt: p.datetime().nullable(),
    undoUntil: p.datetime().nullable(),
  },
  uniques: [
    { properties: ['approveHash'], name: 'email_change_approve_hash_key' },
    { properties: ['confirmHash'], name: 'email_change_confirm_hash_key' },
    { properties: ['undoHash'], name: 'email_change_undo_hash_key' },
  ],
  indexes: [{ properties: ['userId'], name: 'email_change_user_id_index' }],
});

/** A change of a person's address: approved from the old one, confirmed from the new one, undone from the old one. */
export class EmailChange extends EmailChangeSchema.class {}
EmailChangeSchema.setClass(EmailChange);
