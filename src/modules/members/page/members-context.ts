/** What every part of the page knows. */
export interface MembersContext {
  readonly workspaceName: string;
  /** The page's own address. */
  readonly path: string;
  /** Where its forms on invitations post to. */
  readonly invitationsPath: string;
  readonly memberId: string;
  readonly now: Date;
  /** The workspace's time zone. */
  readonly zone: string;
}
