import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { privilegeReach } from '../../../../access/permissions';
import type { Principal } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { Clock } from '../../../../kernel/clock/clock';
import { PAGE_MAX } from '../../../../kernel/http/paging.contract';
import { PageContexts } from '../../../workspaces';
import { type InvitationPage, InvitationsService, type InviteForm } from '../../invitations';
import { mayGiveRole } from '../../membership';
import type { RemovalReceipt } from '../members.contract';
import { MembersService } from '../members.service';
import { MembersPage } from './members.page';
import type { MembersContext } from './members-context';

/** Each row includes its dialogs; more rows would make the page heavy. */
const SHOWN = 50;

/** The state of the page in one request. */
interface PageState {
  /** The cursor of the previous page; absent for the first page. */
  readonly cursor?: string | undefined;
  readonly form?: InviteForm;
  readonly showsRemoved?: boolean;
  readonly receipt?: RemovalReceipt;
}

/** The members page as its viewer sees it. */
@Injectable()
export class MembersPages {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
    private readonly pageContexts: PageContexts,
    private readonly clock: Clock,
  ) {}

  async page(caller: Principal, browser: Browser, moment: PageState = {}): Promise<VNode> {
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

  /** Invitations contain addresses of outsiders, so only those who manage members see them. */
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

/** The path of a workspace's members page. */
export const membersPath = (slug: string): string => `/w/${slug}/members`;
