/** Printable ASCII needs no encoding, except where it looks like an encoded word and would be decoded (RFC 2047). */
const PLAIN = /^[\x20-\x7e]*$/;
const ENCODED_WORD_START = '=?';
/** A longer word of plain text could push a line over the 998 characters that RFC 5322 allows. */
const WORD_MAX = 60;
/** Encoded words have at most 52 characters, delimiters included; RFC 2047 section 2 allows 75. */
const CHUNK_BYTES = 30;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * Encodes text for a mail header so that email clients show it unchanged: plain, or encoded as a whole. If only parts
 * were encoded, the email client would decode a literal `=?utf-8?...?=` in a name.
 */
export function encodeHeaderText(text: string): string {
  const line = text.replace(LONE_SURROGATES, '\ufffd').replace(BREAKS, ' ').trim();
  const isPlain = PLAIN.test(line) && !line.includes(ENCODED_WORD_START);
  if (isPlain && line.split(' ').every((word) => word.length <= WORD_MAX)) return line;
  return chunksOf(line)
    .map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`)
    .join(' ');
}

/** Splits between characters, because each encoded word is decoded separately (RFC 2047 section 5). */
function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > CHUNK_BYTES) {
      chunks.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  return [...chunks, chunk];
}
