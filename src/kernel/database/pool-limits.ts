/** How long one pool's connections may be busy, in milliseconds; 0 is without a limit. */
export interface PoolLimits {
  /** After this long the server ends a statement. */
  readonly statementMs: number;
  /** After this long the server ends a wait for a lock on a row, a table or an advisory lock. */
  readonly lockMs: number;
  /** After this long without a statement the server ends a connection that holds a transaction open. */
  readonly idleInTransactionMs: number;
  /**
   * After this long without an answer the client closes the socket: a server that stands still cannot enforce its own
   * limits. Longer than `statementMs`, so that a server that works is the first to say so.
   */
  readonly answerMs: number;
  /** Further settings of the session, by name; words of the code, never of a request. */
  readonly session?: Readonly<Record<string, string>>;
}

/** How much longer the client waits than the server allows. */
const GRACE_MS = 2_000;
const LOOKUP_MS = 3_000;
const JOBS_MS = 30_000;

/** For work that takes as long as the data are large: migrations and operator commands. */
export const UNLIMITED: PoolLimits = { statementMs: 0, lockMs: 0, idleInTransactionMs: 0, answerMs: 0 };

/** For use cases and pages, as the settings say. */
export function businessLimits(settings: {
  readonly statementTimeoutSeconds: number;
  readonly lockTimeoutSeconds: number;
}): PoolLimits {
  const statementMs = settings.statementTimeoutSeconds * 1000;
  const lockMs = settings.lockTimeoutSeconds * 1000;
  return { statementMs, lockMs, idleInTransactionMs: statementMs, answerMs: statementMs + GRACE_MS };
}

/** For reports, which read in pages, each of which may take long. They wait for no locks. */
export const reportLimits = (timeoutSeconds: number): PoolLimits => ({
  statementMs: timeoutSeconds * 1000,
  lockMs: LOOKUP_MS,
  idleInTransactionMs: LOOKUP_MS,
  answerMs: timeoutSeconds * 1000 + GRACE_MS,
});

/**
 * For credential lookups. The server plans them once, for planning costs more than the lookup; and always by index,
 * whatever the size a table had when it was last counted, because a plan that reads a small table whole stays when the
 * table has grown.
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

/** For the job queue, whose clean-up deletes in batches and whose tables the first process makes while others wait. */
export const JOBS_LIMITS: PoolLimits = {
  statementMs: JOBS_MS,
  lockMs: JOBS_MS,
  idleInTransactionMs: JOBS_MS,
  answerMs: JOBS_MS + GRACE_MS,
};
