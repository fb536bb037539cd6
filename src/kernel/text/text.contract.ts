import { z } from 'zod';

/**
 * Invisible characters and characters that change how the surrounding text is shown: controls, separators, lone
 * surrogates and format characters (Unicode category Cf), including all bidirectional controls (UAX #9, UTS #55). The
 * two joiners are allowed, because Persian and Indic words and many emoji need them.
 */
const UNFIT_IN_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

/** In multi-line text, direction marks are allowed too; overrides, embeddings and isolates are not. */
const UNFIT_IN_TEXT = /(?![\n\t])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c-\u200f\u061c])\p{Cf}/u;

/** Whether a multi-line text contains none of these characters. */
export const isPlainText = (text: string): boolean => !UNFIT_IN_TEXT.test(text);

const tooLong = (max: number) => `Use ${max} characters or fewer.`;

/** One line of text typed by a person: trimmed, 1 to `max` visible characters. Used for all names. */
export const line = (max: number, whenEmpty = 'Enter a value, or leave this out.') =>
  z
    .string()
    .trim()
    .min(1, whenEmpty)
    .max(max, tooLong(max))
    .refine((text) => !UNFIT_IN_LINE.test(text), 'Use letters, digits and punctuation, on one line.');

/** Text of one or more lines typed by a person: trimmed, up to `max` characters, line breaks as `\n`. */
export const paragraph = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/\r\n?/g, '\n'))
    .trim()
    .max(max, tooLong(max))
    .refine(isPlainText, 'Use letters, digits and punctuation.');
