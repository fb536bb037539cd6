/** Timeouts of the connections of one pool, in milliseconds; 0 means no limit. */
export interface PoolLimits {
  /** The server cancels a statement after this time. */
  readonly statementMs: number;
  /** The server cancels a wait for a row, table or advisory lock after this time. */
  readonly lockMs: number;
  /** The server closes a connection that is idle in a transaction for this time. */
  readonly idleInTransactionMs: number;
  /**
   * The client closes the socket after this time without a response, because a frozen server cannot enforce its own
   * limits. Longer than `statementMs`, so that a working server reports the timeout first.
   */
  readonly answerMs: number;
  /** Further session settings, by name. Constants of the code only, never request input. */
  readonly session?: Readonly<Record<string, string>>;
}

/** How much longer the client waits than the server allows. */
const GRACE_MS = 2_000;
const LOOKUP_MS = 3_000;
const JOBS_MS = 30_000;

/** For work whose duration depends on the amount of data: migrations and operator commands. */
export const UNLIMITED: PoolLimits = { statementMs: 0, lockMs: 0, idleInTransactionMs: 0, answerMs: 0 };

/** For use cases and pages, from the settings. */
export function businessLimits(settings: {
  readonly statementTimeoutSeconds: number;
  readonly lockTimeoutSeconds: number;
}): PoolLimits {
  const statementMs = settings.statementTimeoutSeconds * 1000;
  const lockMs = settings.lockTimeoutSeconds * 1000;
  return { statementMs, lockMs, idleInTransactionMs: statementMs, answerMs: statementMs + GRACE_MS };
}

/** For reports, which read page by page. A page can take long; reports wait for no locks. */
export const reportLimits = (timeoutSeconds: number): PoolLimits => ({
  statementMs: timeoutSeconds * 1000,
  lockMs: LOOKUP_MS,
  idleInTransactionMs: LOOKUP_MS,
  answerMs: timeoutSeconds * 1000 + GRACE_MS,
});

/**
 * For credential lookups. The server plans them once, because planning costs more than the lookup. The plan must use
 * indexes, because a cached plan with a sequential scan would stay in use after the table has grown.
 */
export const LOOKUP_LIMITS: PoolLimits = {
  statementMs: LOOKUP_MS,
  lockMs: LOOKUP_MS,
  idleInTransactionMs: LOOKUP_MS,
  answerMs: LOOKUP_MS + GRACE_MS / 2,
  session: {
    plan_cache_mode: 'force_generic_plan',
    enable_seqscan: 'off',
    enable_hashjoin: 'off',
    enable_mergejoin: 'off',
  },
};

/** For the job queue: its cleanup deletes in batches, and the first process creates its tables while others wait. */
export const JOBS_LIMITS: PoolLimits = {
  statementMs: JOBS_MS,
  lockMs: JOBS_MS,
  idleInTransactionMs: JOBS_MS,
  answerMs: JOBS_MS + GRACE_MS,
};
