import type { MemberAccess, MemberView } from '../members.contract';
import type { MembersContext } from './members-context';

/** The props of a row and its dialogs. */
export interface RowProps {
  readonly member: MemberView;
  /** The member’s credentials and invitations, as far as the viewer can read them. */
  readonly access: MemberAccess;
  readonly context: MembersContext;
}

/** The actions on a row. */
export type RowAction = 'role' | 'owner' | 'remove' | 'leave' | 'restore';

/** The id of the dialog for an action on a member. */
export const dialogOf = (act: RowAction, memberId: string): string => `${act}-${memberId}`;

/** The actions the viewer can take on a row, in menu order. */
export function actionsOn(
  { role, id }: MemberView,
  { viewer }: Pick<MembersContext, 'viewer'>,
): readonly RowAction[] {
  if (id === viewer.memberId) return viewer.mayLeave ? ['leave'] : [];
  if (role === 'owner' || !viewer.decides) return [];
  if (!viewer.isOwner) return ['remove'];
  return role === 'admin' ? ['role', 'owner', 'remove'] : ['role', 'remove'];
}
