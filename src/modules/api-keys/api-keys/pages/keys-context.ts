/** Data shared by all parts of the page. */
export interface KeysContext {
  /** The path of the page. Its forms post to it. */
  readonly path: string;
  readonly now: Date;
  /** The workspace's time zone. */
  readonly zone: string;
  readonly memberId: string;
  readonly baseUrl: string;
  /** Whether the viewer can see what a key can do. */
  readonly mayExplain: boolean;
}
