const CODE_SPACE = 1_000_000;
const SIX_BYTES = 6;

/** Six digits from a seal. With 48 bits modulo a million, code probabilities differ by less than one in 10^8. */
export function codeOf(seal: Uint8Array): string {
  const number = seal.subarray(0, SIX_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % CODE_SPACE).padStart(6, '0');
}
