import { z } from 'zod';

/**
 * Characters that hide, or change how the text around them is shown: controls, separators, half pairs and format
 * characters (Unicode category Cf), among them every bidirectional control (UAX #9, UTS #55). The two joiners stay:
 * Persian and Indic words and many emoji are written with them.
 */
const UNFIT_IN_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

/** Over several lines the marks of right-to-left writing stay too; overrides, embeddings and isolates do not. */
const UNFIT_IN_TEXT = /(?![\n\t])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c-\u200f\u061c])\p{Cf}/u;

/** Whether a text over several lines holds nothing that hides or turns what stands around it. */
export const isPlainText = (text: string): boolean => !UNFIT_IN_TEXT.test(text);

const tooLong = (max: number) => `Use ${max} characters or fewer.`;

/** One line that people typed: trimmed, 1 to `max` characters, nothing invisible. Every name is made of it. */
export const line = (max: number, whenEmpty = 'Fill this in, or leave it out.') =>
  z
    .string()
    .trim()
    .min(1, whenEmpty)
    .max(max, tooLong(max))
    .refine((text) => !UNFIT_IN_LINE.test(text), 'Use letters, digits and punctuation, on one line.');

/** What people write over one or several lines: trimmed, up to `max` characters, line ends as `\n`. */
export const paragraph = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/\r\n?/g, '\n'))
    .trim()
    .max(max, tooLong(max))
    .refine(isPlainText, 'Use letters, digits and punctuation.');
