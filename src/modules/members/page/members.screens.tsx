import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { Principal } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { Clock } from '../../../kernel/clock/clock';
import { PAGE_MAX } from '../../../kernel/http/paging.contract';
import { Frames } from '../../workspaces';
import type { InvitationPage } from '../invitations/invitations.contract';
import { InvitationsService } from '../invitations/invitations.service';
import { MembersService } from '../members.service';
import { type MembersContext, MembersPage } from './members.pages';

/** The page of a workspace's members, as one person sees it. */
@Injectable()
export class MembersScreens {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
    private readonly frames: Frames,
    private readonly clock: Clock,
  ) {}

  /** @param cursor of the page before; undefined for the start */
  async page(who: Principal, browser: Browser, cursor: string | undefined): Promise<VNode> {
    return (
      <MembersPage
        frame={await this.frames.of(who, browser)}
        context={this.contextOf(who)}
        members={await this.members.list(who, { limit: PAGE_MAX, cursor })}
        invitations={await this.invitationsFor(who)}
        isStart={cursor === undefined}
      />
    );
  }

  /** Invitations name addresses of strangers: for those who decide about seats only. */
  private async invitationsFor(who: Principal): Promise<InvitationPage | undefined> {
    if (who.grants.get('employees:read') !== 'all') return undefined;
    return this.invitations.list(who, { limit: PAGE_MAX });
  }

  private contextOf({ workspace, memberId }: Principal): MembersContext {
    return {
      workspaceName: workspace.name,
      path: `/w/${workspace.slug}/members`,
      memberId,
      now: this.clock.now(),
      zone: workspace.timeZone,
    };
  }
}
