import { browserMidSentence } from '../../../kernel/http/browser-name';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** The error for input that is not a code. */
export const CODE_INCOMPLETE = 'Type the six digits of the code.';

/** The error for a code that does not match. */
export const wrongCodeText = (triesLeft: number): string =>
  `That code doesn’t match. ${triesLeft === 1 ? '1 try' : `${triesLeft} tries`} left.`;

/** A code as emails show it: `123 456`. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** Where an email was requested. */
export interface EmailOrigin {
  readonly userAgent: string | null;
  readonly network: string | null;
  readonly createdAt: Date;
}

/** Describes in the middle of a sentence where and when an email was requested. */
export const originText = ({ userAgent, network, createdAt }: EmailOrigin): string =>
  `${browserMidSentence(userAgent)}, near ${network}, at ${TIME.format(createdAt)} UTC`;
