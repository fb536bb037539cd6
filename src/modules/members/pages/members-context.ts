import type { GivenRole } from '../members.contract';

/** What the page needs to know about its viewer. */
export interface MembersViewer {
  readonly memberId: string;
  readonly isOwner: boolean;
  /** Whether they manage other members: owner and admins. */
  readonly decides: boolean;
  /** Whether they can make others admins: the owner. */
  readonly givesAdmin: boolean;
  readonly mayLeave: boolean;
}

/** What all parts of the page share. */
export interface MembersContext {
  readonly workspaceName: string;
  /** The path of the page. */
  readonly path: string;
  /** The path its invitation forms post to. */
  readonly invitationsPath: string;
  readonly viewer: MembersViewer;
  readonly now: Date;
  /** The workspace's time zone. */
  readonly zone: string;
}

/** Whether the viewer can send an invitation with this role. */
export const maySend = (role: GivenRole, { viewer }: Pick<MembersContext, 'viewer'>): boolean =>
  role === 'employee' || viewer.givesAdmin;
