export interface BudgetLimits {
  /** What every run does, on the slowest machine too: fewer would prove too little. */
  readonly min: number;
  /** What is enough, on the fastest machine too. */
  readonly max: number;
  /** The share of a run's time, in seconds: once it is over and the minimum is done, the walk ends. */
  readonly seconds: number;
}

/**
 * How long a walk goes on: until its steps are done, or until its share of time is over, but never with fewer steps than
 * its minimum. So a slow machine walks less far, and no machine fails by being slow.
 */
export class Budget {
  private readonly since = performance.now();

  constructor(private readonly limits: BudgetLimits) {}

  /** @param name of a walk whose limits the environment may set: `MODEL` reads `MODEL_STEPS` and `MODEL_SECONDS` */
  static named(name: string, limits: BudgetLimits, env: NodeJS.ProcessEnv = process.env): Budget {
    const max = Number(env[`${name}_STEPS`] ?? limits.max);
    const seconds = Number(env[`${name}_SECONDS`] ?? limits.seconds);
    return new Budget({ min: Math.min(limits.min, max), max, seconds });
  }

  /** Whether the walk ends here. */
  isSpent(steps: number): boolean {
    const { min, max, seconds } = this.limits;
    return steps >= max || (steps >= min && this.secondsUsed >= seconds);
  }

  /** How far the walk came, for the line that it prints. */
  text(steps: number): string {
    const { min, max, seconds } = this.limits;
    const used = this.secondsUsed.toFixed(1);
    return `${steps} steps (of ${min} to ${max}) in ${used} s (of ${seconds})`;
  }

  private get secondsUsed(): number {
    return (performance.now() - this.since) / 1000;
  }
}
