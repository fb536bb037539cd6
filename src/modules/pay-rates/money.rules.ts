/**
 * The product of `factors` over the product of `divisors`, rounded half up. All money is rounded here.
 * Inputs are non-negative integers. Intermediate values are bigints, never floats.
 */
export function halfUp(
  factors: readonly (number | bigint)[],
  divisors: readonly (number | bigint)[],
): number {
  const over = productOf(factors);
  const under = productOf(divisors);
  return Number((2n * over + under) / (2n * under));
}

const productOf = (numbers: readonly (number | bigint)[]): bigint =>
  numbers.reduce<bigint>((product, number) => product * BigInt(number), 1n);
