export interface SignInOptions {
  readonly origin: string;
  readonly ttlSeconds: number;
  readonly sendsPerAddress: number;
  readonly sendsPerNetwork: number;
  readonly sendsWindowSeconds: number;
  /** Emails to all addresses in one window, above which a warning is logged. */
  readonly sendsAlarm: number;
  readonly codeTriesPerRequest: number;
  /** Per hour. */
  readonly codeTriesPerAddress: number;
  readonly sessionTtlSeconds: number;
  readonly sessionIdleSeconds: number;
  /** Emails are kept on this machine, at `/dev/mailbox`. */
  readonly hasMailbox: boolean;
  readonly cookie: { readonly name: string; readonly secure: boolean };
}

export const SIGN_IN_OPTIONS = Symbol('SIGN_IN_OPTIONS');
