import { defineEntity, p } from '@mikro-orm/core';

export const OAuthRecordSchema = defineEntity({
  name: 'OAuthRecord',
  tableName: 'oauth_record',
  properties: {
    /** The library's model name: AccessToken, RefreshToken, AuthorizationCode, Interaction, Grant, Client. */
    kind: p.text().primary(),
    /** SHA-256 of the id. For tokens and codes the id is the secret itself. */
    idHash: p.blob().primary(),
    /** The library's payload as JSON, without the id. */
    payload: p.text(),
    grantId: p.text().nullable(),
    clientId: p.text().nullable(),
    /** The resource that an access token was issued for. */
    audience: p.text().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    /** When a code or refresh token was first used, or a request was answered. */
    consumedAt: p.datetime().nullable(),
    /** The successor of a refresh token in its grace period, encrypted under a key derived from this token. */
    successor: p.blob().nullable(),
  },
  indexes: [{ properties: ['expiresAt'], name: 'oauth_record_expires_at_index' }],
});

/** A record of the authorization server. */
export class OAuthRecord extends OAuthRecordSchema.class {}
OAuthRecordSchema.setClass(OAuthRecord);
