import { z } from 'zod';
import { isOwnPath } from '../../../kernel/http/own-path';
import { Email } from '../../users';
import { Code } from '../mailed-codes';

const TOKEN_MAX = 100;

export const ReturnTo = z
  .string()
  .refine(isOwnPath, 'Use a path of this service, such as /w/harbor-bakery/api-keys.')
  .describe('Where to go after signing in: a path of this service.');

export const SignInInput = z
  .strictObject({ email: Email, returnTo: ReturnTo.optional() })
  .meta({ id: 'SignInInput' });
export type SignInInput = z.infer<typeof SignInInput>;

export const SignInAsked = z
  .object({
    requestSecret: z
      .string()
      .describe('Send it with the code from the email. Keep it where the code will be typed.'),
    expiresAt: z.string().describe('RFC 3339, UTC: when the link and the code expire.'),
  })
  .meta({ id: 'SignInAsked', description: 'The same for every address, with or without an account.' });
export type SignInAsked = z.infer<typeof SignInAsked>;

export const LinkToken = z.string().min(1).max(TOKEN_MAX).describe('The `token` from the link in the email.');

export const SessionInput = z
  .strictObject({
    token: LinkToken.optional(),
    requestSecret: z
      .string()
      .min(1)
      .max(TOKEN_MAX)
      .optional()
      .describe('From the response to the request for the email.'),
    code: Code.optional(),
  })
  .refine(
    ({ token, requestSecret, code }) => (token ? !requestSecret && !code : Boolean(requestSecret && code)),
    'Send either token, or requestSecret and code.',
  )
  .meta({ id: 'SessionInput' });
export type SessionInput = z.infer<typeof SessionInput>;
