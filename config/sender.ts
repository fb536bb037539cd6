import { domainToASCII } from 'node:url';

/** The sender of an email. */
export interface Sender {
  /** Empty if only the address is shown. */
  readonly name: string;
  readonly address: string;
}

const NAMED = /^(?:"([^"\\<>]*)"|([^"\\<>]*))\s*<([^<>\s]+)>$/;
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i;
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|=\?/u;

/**
 * Parses exactly one address: `clock@example.com`, `Keyshift <clock@example.com>` or
 * `"Keyshift, Inc." <clock@example.com>`. Encoded words in the name (`=?utf-8?...?=`, RFC 2047) are rejected.
 * @returns undefined for anything else
 */
export function readSender(value: string): Sender | undefined {
  const text = value.trim();
  const [, quoted, bare, inBrackets] = NAMED.exec(text) ?? [];
  const name = (quoted ?? bare ?? '').trim();
  const address = addressOf(inBrackets ?? text);
  return address && !FORBIDDEN.test(text) ? { name, address } : undefined;
}

function addressOf(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), domainToASCII(text.slice(at + 1))];
  return at > 0 && LOCAL.test(local) && DOMAIN.test(domain) ? `${local}@${domain}` : undefined;
}
