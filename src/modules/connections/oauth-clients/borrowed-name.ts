import { PRODUCT } from '../../../console/components/product';

/** Product and vendor names that people trust. */
const TRUSTED = ['Claude', 'Anthropic', 'ChatGPT', 'OpenAI', PRODUCT];

/** Characters that look like Latin letters, and below each the letter it looks like. */
const [ALIKE, LATIN] = [
  'асеорхукмтнвіԁӏѕјαορντικυᴀᴄᴅᴇɢʜɪᴋʟɴᴏᴘʀꜱᴛᴜʏɡ01345|i',
  'aceopxykmthbldlsjaopvtlkuacdeghlklnoprstuygoleasll',
];
const LOOKS = new Map([...ALIKE].map((letter, at) => [letter, LATIN[at] ?? letter]));

/** Splits a name into words, with case, accents, width and look-alike characters folded to plain letters. */
function seen(name: string): string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return [...plain]
    .map((letter) => LOOKS.get(letter) ?? letter)
    .join('')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}

const TRUSTED_SEEN = TRUSTED.map((name) => seen(name).join(''));

/** Whether a name imitates a trusted one: alone, among other words, or with gaps between its letters. */
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
