import { Injectable } from '@nestjs/common';
import type { Visitor } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { Flash, flashOf } from '../../../console/flash';
import { type PageAnswer, SeeOther } from '../../../console/page-answer';
import { caught } from '../../../kernel/problem/caught';
import { invitationDead } from '../../members';
import { InvitationAcceptance } from '../invitation/invitation-acceptance';
import { Welcome } from '../invitation/welcome';
import { Arrival } from './arrival';
import { ChoicePage } from './choice.pages';

const invitationGone = flashOf({
  code: 'invitation-gone',
  tone: 'warn',
  says: () => 'That invitation doesn’t work any more. Ask whoever sent it for a new one.',
});

/** The page on which a person chooses where to go, and its one form. */
@Injectable()
export class ArrivalForms {
  constructor(
    private readonly arrival: Arrival,
    private readonly acceptance: InvitationAcceptance,
    private readonly welcome: Welcome,
    private readonly flash: Flash,
  ) {}

  /** Skipped where there is nothing to choose. */
  async choose(who: Visitor, browser: Browser): Promise<PageAnswer> {
    const { seats, invitations } = await this.arrival.choiceOf(who);
    if (invitations.length === 0 && seats.length < 2) return new SeeOther(await this.arrival.placeOf(who));
    return (
      <ChoicePage
        theme={browser.theme}
        email={who.user.email}
        seats={seats}
        invitations={invitations.map(({ glance }) => glance)}
        notice={this.flash.take(browser)}
      />
    );
  }

  async join(who: Visitor, invitationId: string, browser: Browser): Promise<SeeOther> {
    try {
      const joined = await this.acceptance.acceptOwn(invitationId, who, browser.visit);
      return await this.welcome.joined(joined, browser, who);
    } catch (error) {
      caught(error, invitationDead);
      this.flash.leave(browser, invitationGone);
      return new SeeOther('/workspaces');
    }
  }
}
