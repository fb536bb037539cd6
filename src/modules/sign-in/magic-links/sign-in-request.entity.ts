import { defineEntity, p } from '@mikro-orm/core';

export const SignInRequestSchema = defineEntity({
  name: 'SignInRequest',
  tableName: 'sign_in_request',
  properties: {
    id: p.text().primary(),
    email: p.text(),
    /** Random input of the link and the code. Both are derived from it when the email is sent; neither is stored. */
    nonce: p.text(),
    tokenHash: p.blob(),
    codeSeal: p.blob(),
    /** SHA-256 of the secret that the requesting browser holds. The code works only there. */
    secretHash: p.blob(),
    codeTries: p.integer().default(0),
    returnTo: p.text().nullable(),
    /** The invitation that this sign-in also accepts. */
    invitationId: p.text().nullable(),
    userAgent: p.text().nullable(),
    network: p.text().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    consumedAt: p.datetime().nullable(),
    voidedAt: p.datetime().nullable(),
  },
  uniques: [
    { properties: ['tokenHash'], name: 'sign_in_request_token_hash_key' },
    { properties: ['secretHash'], name: 'sign_in_request_secret_hash_key' },
  ],
  indexes: [
    { properties: ['email'], name: 'sign_in_request_email_index' },
    { properties: ['expiresAt'], name: 'sign_in_request_expires_at_index' },
  ],
});

/** One sign-in email with one link and one code. */
export class SignInRequest extends SignInRequestSchema.class {}
SignInRequestSchema.setClass(SignInRequest);
