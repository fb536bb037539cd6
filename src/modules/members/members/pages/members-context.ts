import type { InvitationsContext } from '../../invitations';

/** What the page needs to know about its viewer. */
export type MembersViewer = InvitationsContext['viewer'] & {
  readonly memberId: string;
  readonly isOwner: boolean;
  /** Whether they manage other members: owner and admins. */
  readonly decides: boolean;
  readonly mayLeave: boolean;
};

/** What all parts of the page share. */
export interface MembersContext extends InvitationsContext {
  readonly workspaceName: string;
  /** The path of the page. */
  readonly path: string;
  readonly viewer: MembersViewer;
}
