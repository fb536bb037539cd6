import { z } from 'zod';

/** One line that people typed: trimmed, 1 to `max` characters, no control characters. */
export const line = (max: number, whenEmpty = 'Fill this in, or leave it out.') =>
  z
    .string()
    .trim()
    .min(1, whenEmpty)
    .max(max, `Use ${max} characters or fewer.`)
    .refine(
      (text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text),
      'Use letters, digits and punctuation, on one line.',
    );
