import { Injectable } from '@nestjs/common';
import type { Browser } from '../../../console/browser';
import type { PageAnswer } from '../../../console/page-answer';
import { Admission, RenewalService } from '../../members';
import { InvitationScreens } from './invitation.screens';

/** The button on the page of an expired invitation. */
@Injectable()
export class RenewalForms {
  constructor(
    private readonly admission: Admission,
    private readonly renewals: RenewalService,
    private readonly screens: InvitationScreens,
  ) {}

  /** A link that is not expired, or none, gets the page that it would get by itself. */
  async ask(token: string, browser: Browser): Promise<PageAnswer> {
    const invited = await this.admission.peek(token);
    if (invited?.state !== 'expired') return this.screens.show(token, undefined, browser);
    await this.renewals.ask(invited);
    return this.screens.asked(invited, browser);
  }
}
