import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { Flash, flashOf } from '../../../../console/http/flash';
import { type PageAnswer, SeeOther } from '../../../../console/http/page-response';
import { caught } from '../../../../kernel/problem/caught';
import { invitationDead } from '../../../members';
import { InvitationAcceptance } from '../invitation-acceptance';
import { InvitationAcceptedRedirect } from './invitation-accepted-redirect';
import { PostSignInRedirect } from './post-sign-in-redirect';
import { ChoicePage } from './workspace-choice.page';

const invitationGone = flashOf({
  code: 'invitation-gone',
  tone: 'warn',
  says: () => 'That invitation no longer works. Ask the person who sent it for a new one.',
});

/** The workspace selection page and its form. */
@Injectable()
export class WorkspaceChoiceForms {
  constructor(
    private readonly redirect: PostSignInRedirect,
    private readonly acceptance: InvitationAcceptance,
    private readonly acceptedRedirect: InvitationAcceptedRedirect,
    private readonly flash: Flash,
  ) {}

  /** Redirects when there is nothing to choose. */
  async choose(caller: Caller, browser: Browser): Promise<PageAnswer> {
    const { memberships, invitations } = await this.redirect.choiceOf(caller);
    if (invitations.length === 0 && memberships.length < 2)
      return new SeeOther(await this.redirect.placeOf(caller));
    return (
      <ChoicePage
        theme={browser.theme}
        email={caller.user.email}
        memberships={memberships}
        invitations={invitations.map(({ glance }) => glance)}
        notice={this.flash.take(browser)}
      />
    );
  }

  async join(caller: Caller, invitationId: string, browser: Browser): Promise<SeeOther> {
    try {
      const joined = await this.acceptance.acceptOwn(invitationId, caller, browser.visit);
      return await this.acceptedRedirect.joined(joined, browser, caller);
    } catch (error) {
      caught(error, invitationDead);
      this.flash.leave(browser, invitationGone);
      return new SeeOther('/workspaces');
    }
  }
}
