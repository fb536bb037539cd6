import type { MemberAccess, MemberView } from '../members.contract';
import type { MembersContext } from './members-context';

/** What a row, and each of its dialogs, knows. */
export interface RowProps {
  readonly member: MemberView;
  /** What hangs on the seat, as far as the viewer may know. */
  readonly access: MemberAccess;
  readonly context: MembersContext;
}

/** What can be asked of a row. */
export type RowAct = 'role' | 'owner' | 'remove' | 'leave' | 'restore';

/** The id of one row's dialog. */
export const dialogOf = (act: RowAct, memberId: string): string => `${act}-${memberId}`;

/** What the viewer can do with a row, in the order of its menu. */
export function actsOn(
  { role, id }: MemberView,
  { viewer }: Pick<MembersContext, 'viewer'>,
): readonly RowAct[] {
  if (id === viewer.memberId) return viewer.mayLeave ? ['leave'] : [];
  if (role === 'owner' || !viewer.decides) return [];
  if (!viewer.isOwner) return ['remove'];
  return role === 'admin' ? ['role', 'owner', 'remove'] : ['role', 'remove'];
}
