import { z } from 'zod';
import { Code } from '../mailed-codes';

export const FreshProofInput = z.strictObject({ code: Code.optional() }).meta({
  id: 'FreshProofInput',
  description: 'Send an empty object to receive a code by email. Send the code to get the proof.',
});
export type FreshProofInput = z.infer<typeof FreshProofInput>;

export const FreshProofAnswer = z
  .object({
    proof: z
      .string()
      .nullable()
      .describe('Send it as `Keyshift-Proof`, with this session only. Null until the code is sent.'),
    expiresAt: z.string().describe('RFC 3339, UTC: when the code or the proof expires.'),
  })
  .meta({ id: 'FreshProof' });
export type FreshProofAnswer = z.infer<typeof FreshProofAnswer>;
