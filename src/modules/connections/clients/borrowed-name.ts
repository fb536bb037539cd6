import { PRODUCT } from '../../../console/product';

/** Names that people trust. */
const TRUSTED = ['Claude', 'Anthropic', 'ChatGPT', 'OpenAI', PRODUCT];

/** Letters and digits that can be taken for the Latin ones under them. */
const [ALIKE, LATIN] = [
  'асеорхукмтнвіԁӏѕјαορντικυᴀᴄᴅᴇɢʜɪᴋʟɴᴏᴘʀꜱᴛᴜʏɡ01345|i',
  'aceopxykmthbldlsjaopvtlkuacdeghlklnoprstuygoleasll',
];
const LOOKS = new Map([...ALIKE].map((email, at) => [email, LATIN[at] ?? email]));

/** A name as the eye takes it, in words: without case, accents and width, and with look-alikes told apart no more. */
function seen(name: string): string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return [...plain]
    .map((email) => LOOKS.get(email) ?? email)
    .join('')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}

const TRUSTED_SEEN = TRUSTED.map((name) => seen(name).join(''));

/** Whether a name passes for one that people trust: alone, among other words, or with gaps between its letters. */
export function isBorrowed(name: string): boolean {
  const words = seen(name);
  return words.some((word, at) =>
    TRUSTED_SEEN.some((trusted) => word.startsWith(trusted) || isSpelledOut(words.slice(at), trusted)),
  );
}

function isSpelledOut(words: readonly string[], trusted: string): boolean {
  let spelled = '';
  for (const word of words) {
    spelled += word;
    if (spelled.length >= trusted.length) break;
  }
  return spelled === trusted;
}
