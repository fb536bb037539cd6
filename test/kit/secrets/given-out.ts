import { issued, issuedHere, leaked } from './issued-secrets';

/** Cookies that identify a person. */
const SECRET_COOKIE = /(?:__Host-keyshift(?:-ask)?|keyshift_(?:session|ask))=([^;,]{12,})/g;
const KEY = /ks_live_[0-9A-Za-z]{49}(?![0-9A-Za-z])/g;
/** Recognises the key of the examples in the documents, which is not a real key. */
const isExample = (key: string): boolean => new Set(key).size < 12;

const each = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((found) => found[1] ?? found[0]);

/** Records the secrets that a response issues: keys, sessions, request secrets of browsers, tokens. */
export function noteAnswer(cookies: string, body: string): void {
  for (const key of each(body, KEY)) if (!isExample(key)) issued('key', key);
  for (const token of each(body, /"accessToken":"([^"]+)"/g)) issued('session', token);
  for (const secret of each(body, /"requestSecret":"([^"]+)"/g)) issued('request secret', secret);
  for (const token of each(body, /"access_token":"([^"]+)"/g)) issued('AccessToken', token);
  for (const token of each(body, /"refresh_token":"([^"]+)"/g)) issued('RefreshToken', token);
  for (const value of each(cookies, SECRET_COOKIE)) issued('cookie', value);
}

interface Mail {
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  readonly html?: string | false;
}

/** Records the link in an email, and reports every other secret in it as leaked. */
export function noteMail({ subject = '', text = '', html = '' }: Mail): void {
  for (const { kind } of issuedHere.find(`${subject}\n${text}\n${html}`))
    if (kind !== 'link') leaked(`a ${kind} in the email “${subject}”`);
  for (const token of each(text, /[?&]token=([\w.-]+)/g)) issued('link', token);
}
