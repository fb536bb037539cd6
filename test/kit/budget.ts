export interface BudgetLimits {
  /** Steps of every run, even on the slowest machine. Fewer would prove too little. */
  readonly min: number;
  /** Steps after which every run ends, even on the fastest machine. */
  readonly max: number;
  /** The time in seconds after which the run ends, once the minimum is done. */
  readonly seconds: number;
}

/**
 * Limits a random run: it ends after its maximum of steps, or when its time is up, but never below its minimum of
 * steps. A slow machine does fewer steps, and none fails because it is slow.
 */
export class Budget {
  private readonly since = performance.now();

  constructor(private readonly limits: BudgetLimits) {}

  /** @param name a prefix for environment variables: `MODEL` reads `MODEL_STEPS` and `MODEL_SECONDS` */
  static named(name: string, limits: BudgetLimits, env: NodeJS.ProcessEnv = process.env): Budget {
    const max = Number(env[`${name}_STEPS`] ?? limits.max);
    const seconds = Number(env[`${name}_SECONDS`] ?? limits.seconds);
    return new Budget({ min: Math.min(limits.min, max), max, seconds });
  }

  /** Whether the run ends here. */
  isSpent(steps: number): boolean {
    const { min, max, seconds } = this.limits;
    return steps >= max || (steps >= min && this.secondsUsed >= seconds);
  }

  /** The progress of the run, for the line that it prints. */
  text(steps: number): string {
    const { min, max, seconds } = this.limits;
    const used = this.secondsUsed.toFixed(1);
    return `${steps} steps (of ${min} to ${max}) in ${used} s (of ${seconds})`;
  }

  private get secondsUsed(): number {
    return (performance.now() - this.since) / 1000;
  }
}
