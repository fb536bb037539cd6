/** How long a second use of an authorization code counts as a retry, in seconds. */
export const CODE_RETRY_SECONDS = 10;
/** How long a rotated refresh token still works, in seconds: clients refresh in parallel and lose responses. */
export const REFRESH_GRACE_SECONDS = 120;

const RETRY_SECONDS: Readonly<Record<string, number>> = {
  AuthorizationCode: CODE_RETRY_SECONDS,
  RefreshToken: REFRESH_GRACE_SECONDS,
};

/** Whether a kind of record can be used only once. */
export const isSingleUse = (kind: string): boolean => kind in RETRY_SECONDS;

/** Whether a use after the first is a retry. Otherwise the secret may have leaked. */
export function isRetry(kind: string, firstUsedAt: Date, now: Date): boolean {
  return now.getTime() - firstUsedAt.getTime() < (RETRY_SECONDS[kind] ?? 0) * 1000;
}
