import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../../access/principal';
import { dateText } from '../../../../console/components/when-text';
import type { Browser } from '../../../../console/http/browser';
import { type PageAnswer, PageResponse } from '../../../../console/http/page-response';
import { Clock } from '../../../../kernel/clock/clock';
import { InvitationRedemption, type Invited, MembersService } from '../../../members';
import { type DeadInvitation, DeadInvitationPage } from './dead-invitation.page';
import { InvitationPage } from './invitation.page';

const GONE = 410;
const UNREADABLE = 400;

/** The page of an invitation link, in every state. Opening it changes nothing. */
@Injectable()
export class InvitationPages {
  constructor(
    private readonly invitationRedemption: InvitationRedemption,
    private readonly members: MembersService,
    private readonly clock: Clock,
  ) {}

  async show(token: string, caller: Caller | undefined, browser: Browser): Promise<PageAnswer> {
    const invited = await this.invitationRedemption.peek(token);
    if (invited?.state === 'live') {
      const viewer = caller?.user.email;
      return <InvitationPage {...invited.glance} theme={browser.theme} token={token} viewer={viewer} />;
    }
    return this.dead(await this.deadOf(invited, token), browser);
  }

  /** The page after requesting a new invitation; the same for repeated requests. */
  async asked(invited: Invited, browser: Browser): Promise<PageAnswer> {
    const dead = await this.deadOf(invited, '');
    if (dead.state !== 'expired') return this.dead(dead, browser);
    const { inviterMayInvite, inviterName, workspaceId } = invited.glance;
    const informed = inviterMayInvite ? inviterName : (await this.members.owner(workspaceId)).name;
    return <DeadInvitationPage theme={browser.theme} dead={{ ...dead, renewal: { informed } }} />;
  }

  private dead(dead: DeadInvitation, browser: Browser): PageResponse {
    const status = dead.state === 'unknown' ? UNREADABLE : GONE;
    return new PageResponse(status, <DeadInvitationPage theme={browser.theme} dead={dead} />);
  }

  private async deadOf(invited: Invited | undefined, token: string): Promise<DeadInvitation> {
    if (!invited || invited.state === 'live') return { state: 'unknown' };
    const { glance, state } = invited;
    if (state === 'expired') {
      const on = dateText(glance.expiresAt, this.clock.now(), { zone: 'UTC' });
      return { state, on, renewal: { token } };
    }
    if (state !== 'withdrawn') return { ...glance, state };
    return { ...glance, state, ownerName: (await this.members.owner(glance.workspaceId)).name };
  }
}
