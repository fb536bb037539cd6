import { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

/** The remaining quota of a limit. */
export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window ends. */
  readonly resetsInSeconds: number;
}

/**
 * Limits requests per minute for a bucket: a credential, or a network for requests without one. Counts in this process,
 * or in Redis or Valkey for all processes if a URL is given. If Redis is unavailable, this process counts on its own,
 * so no request is rejected because its counter is unreachable.
 */
export class Throughput {
  private readonly limiter: RateLimiterAbstract | undefined;
  private readonly redis: Redis | undefined;

  /** @param perMinute 0 disables the limit @param redisUrl the server in which processes share their counts */
  constructor(
    readonly perMinute: number,
    redisUrl?: string,
  ) {
    if (perMinute === 0) return;
    const memory = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
    this.redis = redisUrl ? connect(redisUrl) : undefined;
    this.limiter = this.redis ? shared(this.redis, perMinute, memory) : memory;
  }

  /** Counts a request. @param units its cost, in requests @returns undefined if the limit is disabled */
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

  /** Refunds the units of a rejected request, so that cheaper requests can still pass. */
  async giveBack(bucket: string, units: number): Promise<void> {
    await this.limiter?.reward(bucket, units);
  }

  async close(): Promise<void> {
    this.redis?.disconnect();
  }
}

function connect(url: string): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000 });
  // The client reconnects on its own. Without a listener, the first error would crash the process.
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

/** RateLimit header fields (draft-ietf-httpapi-ratelimit-headers-10): the policy and the remaining quota. */
export const rateLimitHeaders = ({
  limit,
  remaining,
  resetsInSeconds,
}: Allowance): Record<string, string> => ({
  'ratelimit-policy': `"default";q=${limit};w=${WINDOW_SECONDS}`,
  ratelimit: `"default";r=${remaining};t=${resetsInSeconds}`,
});
