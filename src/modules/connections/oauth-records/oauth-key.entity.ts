import { defineEntity, p } from '@mikro-orm/core';

const OAuthKeySchema = defineEntity({
  name: 'OAuthKey',
  tableName: 'oauth_key',
  properties: {
    id: p.text().primary(),
    /** `signing` or `cookies`. */
    purpose: p.text(),
    /** The key, encrypted under the application secret. */
    sealed: p.blob(),
    createdAt: p.datetime(),
  },
});

/** A key of the authorization server, shared by all processes. */
export class OAuthKey extends OAuthKeySchema.class {}
OAuthKeySchema.setClass(OAuthKey);
