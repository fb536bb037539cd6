import { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

/** How much of a limit is left. */
export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window ends. */
  readonly resetsInSeconds: number;
}

/**
 * So many requests a minute for one bucket: a credential, or a network where there is none. Counted in this process;
 * in Redis or Valkey, for all processes together, where an address is given. When Redis is away, this process counts
 * alone: a limit is no door, and no request is refused because its counter cannot be reached.
 */
export class Throughput {
  private readonly limiter: RateLimiterAbstract | undefined;
  private readonly redis: Redis | undefined;

  /** @param perMinute 0 switches the limit off @param redisUrl where processes share their counts */
  constructor(
    readonly perMinute: number,
    redisUrl?: string,
  ) {
    if (perMinute === 0) return;
    const memory = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
    this.redis = redisUrl ? connect(redisUrl) : undefined;
    this.limiter = this.redis ? shared(this.redis, perMinute, memory) : memory;
  }

  /** Counts one request, or what costs as much as several. @returns undefined when the limit is off */
  async take(bucket: string, units = 1): Promise<Allowance | undefined> {
    if (!this.limiter) return undefined;
    const outcome = await this.limiter.consume(bucket, units).catch((refused: unknown) => refused);
    if (!(outcome instanceof RateLimiterRes)) throw outcome;
    return {
      allowed: outcome.consumedPoints <= this.perMinute,
      limit: this.perMinute,
      remaining: Math.max(0, outcome.remainingPoints),
      resetsInSeconds: Math.max(1, Math.ceil(outcome.msBeforeNext / 1000)),
    };
  }

  /** Takes back what a request was counted that did not pass, so that cheaper ones still do. */
  async giveBack(bucket: string, units: number): Promise<void> {
    await this.limiter?.reward(bucket, units);
  }

  async close(): Promise<void> {
    this.redis?.disconnect();
  }
}

function connect(url: string): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000 });
  // It reconnects by itself; without a listener the first refusal would end Node.
  redis.on('error', () => undefined);
  return redis;
}

const shared = (
  storeClient: Redis,
  points: number,
  insuranceLimiter: RateLimiterMemory,
): RateLimiterAbstract =>
  new RateLimiterRedis({
    storeClient,
    points,
    duration: WINDOW_SECONDS,
    keyPrefix: 'keyshift',
    insuranceLimiter,
  });

/** RateLimit header fields (draft-ietf-httpapi-ratelimit-headers-10): the policy, and what is left of it. */
export const rateLimitHeaders = ({
  limit,
  remaining,
  resetsInSeconds,
}: Allowance): Record<string, string> => ({
  'ratelimit-policy': `"default";q=${limit};w=${WINDOW_SECONDS}`,
  ratelimit: `"default";r=${remaining};t=${resetsInSeconds}`,
});
