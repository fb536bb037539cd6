/** What every part of the page knows. */
export interface KeysContext {
  /** The page's own address; its forms post to it. */
  readonly path: string;
  readonly now: Date;
  /** The workspace's time zone. */
  readonly zone: string;
  readonly memberId: string;
  readonly baseUrl: string;
  /** Whether the viewer may look at what a key can do. */
  readonly mayExplain: boolean;
}
