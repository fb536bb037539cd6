import { z } from 'zod';
import { Email } from '../users';

export const EmailChangeInput = z.strictObject({ email: Email }).meta({ id: 'EmailChangeInput' });
export type EmailChangeInput = z.infer<typeof EmailChangeInput>;

export const EmailChangeView = z
  .object({
    email: z.string().describe('The new address.'),
    step: z.enum(['old', 'new']).describe('Which address received the email with the next link.'),
    expiresAt: z.string().describe('RFC 3339, UTC: when the link in that email stops working.'),
  })
  .meta({ id: 'EmailChange' });
export type EmailChangeView = z.infer<typeof EmailChangeView>;
