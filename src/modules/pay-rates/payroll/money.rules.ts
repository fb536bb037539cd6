/**
 * A product divided by a product, rounded half up to a whole: the one place where money is rounded.
 * The parts are whole and not negative; what lies between is as large as it has to be and never a float.
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
