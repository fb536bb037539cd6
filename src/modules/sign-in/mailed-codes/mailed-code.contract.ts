import { z } from 'zod';
import { CODE_INCOMPLETE } from './mailed-code-text';

export const Code = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .refine((code) => /^\d{6}$/.test(code), CODE_INCOMPLETE)
  .meta({ description: 'The six digits from the email.', example: '123456' });
