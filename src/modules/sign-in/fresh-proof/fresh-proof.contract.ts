import { z } from 'zod';
import { Code } from '../sign-in.contract';

export const FreshProofInput = z.strictObject({ code: Code.optional() }).meta({
  id: 'FreshProofInput',
  description: 'Empty to have a code mailed; with the code to get the proof.',
});
export type FreshProofInput = z.infer<typeof FreshProofInput>;

export const FreshProofAnswer = z
  .object({
    proof: z
      .string()
      .nullable()
      .describe('Send it as `Keyshift-Proof`, with this session only. Null while the code is awaited.'),
    expiresAt: z.string().describe('RFC 3339, UTC: when the code, or the proof, stops working.'),
  })
  .meta({ id: 'FreshProof' });
export type FreshProofAnswer = z.infer<typeof FreshProofAnswer>;
