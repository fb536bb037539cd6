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
  /** Gets a line about each slow or surprising step. Default: nothing is said. */
  readonly report?: (line: string) => void;
}
