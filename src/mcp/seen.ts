import { z } from 'zod';

/** The equivalent of the HTTP header `If-Match`. */
export const Seen = z
  .int()
  .min(1)
  .optional()
  .describe('The `version` you last read. If it has changed since, the call fails and changes nothing.');
