export interface LocalPostgresOptions {
  /** Folder of the cluster; made when missing. Two starts on one folder share one server. */
  readonly dir: string;
  /**
   * False for throw-away data: faster, but when the server is killed the last moments are lost, and when the machine
   * crashes perhaps everything. Default true.
   */
  readonly durable?: boolean;
  /** Server settings beside or instead of the defaults; they count only for the start that begins a server. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How long the server runs on when all its users were killed, in seconds, 1 or more. Default 60. */
  readonly orphanSeconds?: number;
  /** Lets the server be started again when it dies, for as long as it is used. Default: it is not. */
  readonly revival?: Revival;
  /** Gets a line about each slow or surprising step. Default: nothing is said. */
  readonly report?: (line: string) => void;
}

/** What becomes known of a server that is started again whenever it dies. */
export interface Revival {
  /** Gets a line about each death, each failed start and each that succeeded. */
  readonly report: (line: string) => void;
  /** Called once, after five starts in a row failed or did not last: the server is not tried again. */
  readonly onLost: (error: Error) => void;
}
