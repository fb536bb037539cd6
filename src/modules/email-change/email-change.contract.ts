import { z } from 'zod';
import { Email } from '../users';

export const EmailChangeInput = z.strictObject({ email: Email }).meta({ id: 'EmailChangeWish' });
export type EmailChangeInput = z.infer<typeof EmailChangeInput>;

export const EmailChangeView = z
  .object({
    email: z.string().describe('The address that is to be.'),
    step: z.enum(['old', 'new']).describe('Which address holds the mail that comes next.'),
    expiresAt: z.string().describe('RFC 3339, UTC: when the link in that mail stops working.'),
  })
  .meta({ id: 'EmailChange' });
export type EmailChangeView = z.infer<typeof EmailChangeView>;
