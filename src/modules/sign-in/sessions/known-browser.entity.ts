import { defineEntity, p } from '@mikro-orm/core';

export const KnownBrowserSchema = defineEntity({
  name: 'KnownBrowser',
  tableName: 'known_browser',
  properties: {
    userId: p.text().primary(),
    /** SHA-256 of the secret in the browser's long-lived cookie. */
    secretHash: p.blob().primary(),
    /** When the person last signed in there. */
    lastUsedAt: p.datetime(),
  },
  indexes: [{ properties: ['lastUsedAt'], name: 'known_browser_last_used_at_index' }],
});

/** A browser in which a person has signed in. It grants no access; a sign-in in another browser sends an email. */
export class KnownBrowser extends KnownBrowserSchema.class {}
KnownBrowserSchema.setClass(KnownBrowser);
