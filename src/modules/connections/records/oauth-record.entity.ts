import { defineEntity, p } from '@mikro-orm/core';

const OAuthRecordSchema = defineEntity({
  name: 'OAuthRecord',
  tableName: 'oauth_record',
  properties: {
    /** The library's word for what it is: AccessToken, RefreshToken, AuthorizationCode, Interaction, Grant, Client. */
    kind: p.text().primary(),
    /** SHA-256 of its id: for tokens and codes the id is the secret itself. */
    idHash: p.blob().primary(),
    /** What the library keeps of it as JSON, without its id. */
    payload: p.text(),
    grantId: p.text().nullable(),
    clientId: p.text().nullable(),
    /** The resource that an access token was issued for. */
    audience: p.text().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    /** When a code or refresh token was first used, or a request was answered. */
    consumedAt: p.datetime().nullable(),
    /** Of a refresh token in its grace: the token that took its place, encrypted under a key derived from this one. */
    successor: p.blob().nullable(),
  },
  indexes: [{ properties: ['expiresAt'], name: 'oauth_record_expires_at_index' }],
});

/** One thing that the authorization server keeps. */
export class OAuthRecord extends OAuthRecordSchema.class {}
OAuthRecordSchema.setClass(OAuthRecord);
