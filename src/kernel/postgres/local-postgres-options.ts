export interface LocalPostgresOptions {
  /** The folder of the cluster; created if missing. Processes that use the same folder share one server. */
  readonly dir: string;
  /**
   * False for disposable data: faster, but a killed server loses recent commits, and a crash of the machine can lose
   * everything. Default: true.
   */
  readonly durable?: boolean;
  /** Server settings that add to or override the defaults. They apply only if this call starts the server. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How long the server keeps running after all its users were killed, in seconds, 1 or more. Default: 60. */
  readonly orphanSeconds?: number;
  /** Restarts the server when it dies while in use. Default: no restart. */
  readonly revival?: Revival;
  /** Called with a line about each slow or unusual step. */
  readonly report?: (line: string) => void;
}

/** The callbacks of the automatic restart. */
export interface Revival {
  /** Called with a line about each exit, each failed restart and each successful one. */
  readonly report: (line: string) => void;
  /** Called once, after five restarts in a row have failed or did not last. There are no further attempts. */
  readonly onLost: (error: Error) => void;
}
