import { ButtonLink } from '../../../../console/components/buttons';
import type { MemberPage } from '../members.contract';
import type { MembersContext } from './members-context';

export interface PagingProps {
  readonly members: MemberPage;
  readonly context: MembersContext;
  readonly isStart: boolean;
  readonly showsRemoved: boolean;
}

/** Links to the next page and back to the first. */
export function Paging({ members, context, isStart, showsRemoved }: PagingProps) {
  if (isStart && !members.nextCursor) return null;
  const address = (query: Record<string, string>) => {
    const all = new URLSearchParams({ ...(showsRemoved ? { show: 'removed' } : {}), ...query });
    return all.size > 0 ? `${context.path}?${all}` : context.path;
  };
  return (
    <div class="row end">
      {!isStart && <ButtonLink href={address({})}>First page</ButtonLink>}
      {members.nextCursor && <ButtonLink href={address({ cursor: members.nextCursor })}>Next</ButtonLink>}
    </div>
  );
}
