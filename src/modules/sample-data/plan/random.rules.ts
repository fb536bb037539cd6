/** A stream of chance: the same seed and place give the same stream, wherever and whenever. */
export interface SeededRandom {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in so many of a hundred cases. */
  inHundred(cases: number): boolean;
  /** One of some things, of which there is at least one. */
  oneOf<T>(things: readonly [T, ...T[]]): T;
}

const WORD = 2 ** 32;
const HUNDRED = 100;
const SPREAD = 0x9e3779b1;
/** The first numbers after a seed still resemble it. */
const WARM_UP = 8;

/** @param place tells streams of one seed apart: that of the seventh member is not that of the eighth */
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
