import { defineEntity, p } from '@mikro-orm/core';

export const OAuthKeySchema = defineEntity({
  name: 'OAuthKey',
  tableName: 'oauth_key',
  properties: {
    id: p.text().primary(),
    purpose: p.text().$type<'signing' | 'cookies'>(),
    /** The key, encrypted under the application secret. */
    sealed: p.blob(),
    createdAt: p.datetime(),
  },
});

/** A key of the authorization server, shared by all processes. */
export class OAuthKey extends OAuthKeySchema.class {}
OAuthKeySchema.setClass(OAuthKey);
