const NAME_MAX = 60;
const LOOPBACKS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The host a client redirects to: a website, the user's own computer, or an app with its own URI scheme. */
export interface ClientHost {
  /** Shown to users and matched by policies: `claude.ai`, `localhost`, `cursor:`. */
  readonly name: string;
  readonly isOwnComputer: boolean;
}

/** The client, as the consent pages show it. */
export interface Asker {
  readonly uid: string;
  readonly name: string;
  readonly host: ClientHost;
  /** Whether its host is configured as a known assistant. */
  readonly isKnown: boolean;
}

/** The host of a redirect URI. Unlike its name, a client cannot fake it. */
export function hostOf(redirectUri: string): ClientHost {
  const { protocol, hostname } = new URL(redirectUri);
  if (protocol !== 'https:' && protocol !== 'http:') return { name: protocol, isOwnComputer: true };
  return LOOPBACKS.has(hostname)
    ? { name: 'localhost', isOwnComputer: true }
    : { name: hostname, isOwnComputer: false };
}

/** The client's own name without invisible and control characters, at most 60 characters. */
export function nameOf(claimed: unknown, fallback: string): string {
  const text = typeof claimed === 'string' ? claimed : '';
  const plain = text
    .replaceAll(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
  const characters = [...plain];
  if (characters.length === 0) return fallback;
  return characters.length > NAME_MAX ? `${characters.slice(0, NAME_MAX - 1).join('')}…` : plain;
}
