import type { GivenRole } from '../../membership';

/** What the parts of the members page that show invitations need. */
export interface InvitationsContext {
  /** The path the invitation forms post to. */
  readonly invitationsPath: string;
  readonly viewer: {
    /** Whether they can make others admins: the owner. */
    readonly givesAdmin: boolean;
  };
  readonly now: Date;
  /** The workspace's time zone. */
  readonly zone: string;
}

/** Whether the viewer can send an invitation with this role. */
export const maySend = (role: GivenRole, { viewer }: Pick<InvitationsContext, 'viewer'>): boolean =>
  role === 'employee' || viewer.givesAdmin;
