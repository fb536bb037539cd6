import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { privilegeReach } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { Clock } from '../../../kernel/clock/clock';
import { PAGE_MAX } from '../../../kernel/http/paging.contract';
import { PageContexts } from '../../workspaces';
import type { InvitationPage } from '../invitations/invitations.contract';
import { InvitationsService } from '../invitations/invitations.service';
import type { RemovalReceipt } from '../members.contract';
import { mayGiveRole } from '../members.rules';
import { MembersService } from '../members.service';
import type { InviteForm } from './invite.dialog';
import { MembersPage } from './members.pages';
import type { MembersContext } from './members-context';

/** Each row brings its dialogs along; more would make a heavy page. */
const SHOWN = 50;

/** What the page shows of the moment, besides the lists. */
interface Moment {
  /** Of the page before; absent: the start of the list. */
  readonly cursor?: string | undefined;
  readonly form?: InviteForm;
  readonly showsRemoved?: boolean;
  readonly receipt?: RemovalReceipt;
}

/** The page of a workspace's members, as one person sees it. */
@Injectable()
export class MembersPages {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
    private readonly pageContexts: PageContexts,
    private readonly clock: Clock,
  ) {}

  async page(caller: Principal, browser: Browser, moment: Moment = {}): Promise<VNode> {
    const { cursor, form, receipt } = moment;
    const showsRemoved = moment.showsRemoved === true && decides(caller);
    const status = showsRemoved ? 'removed' : 'active';
    return (
      <MembersPage
        pageContext={await this.pageContexts.contextFor(caller, browser)}
        context={this.contextOf(caller)}
        members={await this.members.list(caller, { limit: SHOWN, cursor, status })}
        standing={await this.members.standing(caller)}
        showsRemoved={showsRemoved}
        receipt={receipt}
        invitations={await this.invitationsFor(caller)}
        form={form}
        isStart={cursor === undefined}
      />
    );
  }

  /** Invitations name addresses of strangers: for those who decide about seats only, and they may invite. */
  private async invitationsFor(caller: Principal): Promise<InvitationPage | undefined> {
    if (!decides(caller)) return undefined;
    return this.invitations.list(caller, { limit: PAGE_MAX });
  }

  private contextOf(caller: Principal): MembersContext {
    const { workspace, memberId, role } = caller;
    return {
      workspaceName: workspace.name,
      path: membersPath(workspace.slug),
      invitationsPath: `/w/${workspace.slug}/invitations`,
      viewer: {
        memberId,
        isOwner: role === 'owner',
        decides: decides(caller),
        givesAdmin: mayGiveRole(caller, 'admin'),
        mayLeave: privilegeReach(role, 'workspace:leave') !== undefined,
      },
      now: this.clock.now(),
      zone: workspace.timeZone,
    };
  }
}

const decides = (caller: Principal): boolean => caller.grants.get('employees:edit') === 'all';

/** The address of a workspace's members. */
export const membersPath = (slug: string): string => `/w/${slug}/members`;
