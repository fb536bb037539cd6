const NAME_MAX = 60;
const LOOPBACKS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where an answer goes: a site, the person's own computer, or a program that opens addresses of its own kind. */
export interface ClientHost {
  /** What people are shown and policies name: `claude.ai`, `localhost`, `cursor:`. */
  readonly name: string;
  readonly isOwnComputer: boolean;
}

/** The one thing that an assistant cannot make up: where the person is sent back to. */
export function hostOf(redirectUri: string): ClientHost {
  const { protocol, hostname } = new URL(redirectUri);
  if (protocol !== 'https:' && protocol !== 'http:') return { name: protocol, isOwnComputer: true };
  return LOOPBACKS.has(hostname)
    ? { name: 'localhost', isOwnComputer: true }
    : { name: hostname, isOwnComputer: false };
}

/** What an assistant calls itself, without what would hide or turn the text around it; at most 60 characters. */
export function nameOf(claimed: unknown, fallback: string): string {
  const text = typeof claimed === 'string' ? claimed : '';
  const plain = text
    .replaceAll(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
  const emails = [...plain];
  if (emails.length === 0) return fallback;
  return emails.length > NAME_MAX ? `${emails.slice(0, NAME_MAX - 1).join('')}…` : plain;
}
