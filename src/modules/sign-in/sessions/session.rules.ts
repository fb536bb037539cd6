export interface SessionFacts {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Whether a session is active: it has not expired and was not idle for too long. */
export function isSessionLive(
  { lastSeenAt, expiresAt }: SessionFacts,
  idleSeconds: number,
  now: Date,
): boolean {
  return expiresAt > now && lastSeenAt.getTime() + idleSeconds * 1000 > now.getTime();
}
