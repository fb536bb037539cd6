/** What needs no encoding: printable ASCII. An encoded word is printable ASCII too, and would be decoded (RFC 2047). */
const PLAIN = /^[\x20-\x7e]*$/;
const ENCODED_WORD_START = '=?';
/** A longer word of plain text could push a line over the 998 characters that RFC 5322 allows. */
const WORD_MAX = 60;
/** With its frame an encoded word has at most 52 characters, of the 75 that RFC 2047 section 2 allows. */
const CHUNK_BYTES = 30;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * Text as the value of a mail header that readers show as it is: it stays plain, or is encoded as a whole. Encoding only
 * the parts that need it would leave `=?utf-8?...?=` in a name to be decoded by the reader's mail program.
 */
export function encodeHeaderText(text: string): string {
  const line = text.replace(LONE_SURROGATES, '\ufffd').replace(BREAKS, ' ').trim();
  const isPlain = PLAIN.test(line) && !line.includes(ENCODED_WORD_START);
  if (isPlain && line.split(' ').every((word) => word.length <= WORD_MAX)) return line;
  return chunksOf(line)
    .map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`)
    .join(' ');
}

/** Whole characters only: an encoded word is decoded by itself (RFC 2047 section 5). */
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
