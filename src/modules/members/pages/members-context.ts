import type { GivenRole } from '../members.contract';

/** What the page depends on of who looks at it. */
export interface MembersViewer {
  readonly memberId: string;
  readonly isOwner: boolean;
  /** Whether they decide about others' seats: owner and admins. */
  readonly decides: boolean;
  /** Whether they may make others admins: the owner. */
  readonly givesAdmin: boolean;
  readonly mayLeave: boolean;
}

/** What every part of the page knows. */
export interface MembersContext {
  readonly workspaceName: string;
  /** The page's own address. */
  readonly path: string;
  /** Where its forms on invitations post to. */
  readonly invitationsPath: string;
  readonly viewer: MembersViewer;
  readonly now: Date;
  /** The workspace's time zone. */
  readonly zone: string;
}

/** Whether the viewer may send an invitation with this role. */
export const maySend = (role: GivenRole, { viewer }: Pick<MembersContext, 'viewer'>): boolean =>
  role === 'employee' || viewer.givesAdmin;
