import { z } from 'zod';
import { idPattern } from '../../../kernel/id/id';

export const MemberId = z
  .string()
  .regex(idPattern('mem'), 'This is not a member id (mem_...).')
  .meta({ description: 'A member’s id.', example: 'mem_01k0000000000000000000mem2' });

/** The roles that can be assigned; `owner` can only be transferred. */
export const GivenRole = z.enum(['admin', 'employee']);
export type GivenRole = z.infer<typeof GivenRole>;
