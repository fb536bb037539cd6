/** A deterministic random sequence: the same seed and place give the same numbers. */
export interface SeededRandom {
  /** An integer from `least` to `most`, inclusive. */
  between(least: number, most: number): number;
  /** True with a probability of `cases` percent. */
  inHundred(cases: number): boolean;
  /** A random item of a non-empty list. */
  oneOf<T>(things: readonly [T, ...T[]]): T;
}

const WORD = 2 ** 32;
const HUNDRED = 100;
const SPREAD = 0x9e3779b1;
/** The first numbers are discarded, because they still correlate with the seed. */
const WARM_UP = 8;

/** @param place selects one of several sequences of a seed, such as one per member */
export function seededRandom(seed: number, place: number): SeededRandom {
  let state = (Math.imul(seed + 1, SPREAD) ^ Math.imul(place + 1, SPREAD >>> 1)) | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / WORD;
  };
  for (let turn = 0; turn < WARM_UP; turn += 1) next();
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    inHundred: (cases) => between(1, HUNDRED) <= cases,
    oneOf: (things) => things[between(0, things.length - 1)] ?? things[0],
  };
}
