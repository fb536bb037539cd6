import { Injectable } from '@nestjs/common';
import type { Browser } from '../../../console/http/browser';
import type { PageAnswer } from '../../../console/http/page-response';
import { InvitationRedemption, RenewalService } from '../../members';
import { InvitationPages } from './invitation.page-views';

/** The form on the page of an expired invitation. */
@Injectable()
export class RenewalForms {
  constructor(
    private readonly invitationRedemption: InvitationRedemption,
    private readonly renewals: RenewalService,
    private readonly pages: InvitationPages,
  ) {}

  /** Unknown links and links that have not expired show their normal page. */
  async ask(token: string, browser: Browser): Promise<PageAnswer> {
    const invited = await this.invitationRedemption.peek(token);
    if (invited?.state !== 'expired') return this.pages.show(token, undefined, browser);
    await this.renewals.ask(invited);
    return this.pages.asked(invited, browser);
  }
}
