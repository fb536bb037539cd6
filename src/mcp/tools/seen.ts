import { z } from 'zod';

/** What `If-Match` says over HTTP. */
export const Seen = z
  .int()
  .min(1)
  .optional()
  .describe('The `version` that you looked at: if it has changed since, nothing is done and you are told.');
