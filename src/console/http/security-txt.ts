/** The path of security.txt (RFC 9116 section 3). */
export const SECURITY_TXT_PATH = '/.well-known/security.txt';

/** Days until the file expires. RFC 9116 section 2.5.5 advises less than a year. It is generated for each request. */
const VALID_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * The content of security.txt (RFC 9116). @param contacts URIs, the preferred one first; at least one
 * @param origin this service's own origin, such as `https://clock.example.com`
 */
export function securityTxt(contacts: readonly string[], origin: string, now: Date): string {
  const expires = new Date(Math.floor(now.getTime() / DAY_MS + VALID_DAYS) * DAY_MS);
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    'Preferred-Languages: en',
    `Canonical: ${origin}${SECURITY_TXT_PATH}`,
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}
