import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Caller } from '../../../access/principal';
import { waitText } from '../../../console/components/when-text';
import type { Browser } from '../../../console/http/browser';
import { Flash, flashOf } from '../../../console/http/flash';
import { formOf, Typed } from '../../../console/http/form';
import { type PageAnswer, PageResponse, SeeOther } from '../../../console/http/page-response';
import { caught } from '../../../kernel/problem/caught';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import type { Problem } from '../../../kernel/problem/problem';
import { EmailChangeInput, EmailChangeLimits, EmailChangeService, emailUnchanged } from '../../email-change';
import { PROFILE_PATH, ProfileForms } from './profile.form';

export const EmailAddressFields = formOf({ email: Typed });
export type EmailAddressFields = z.infer<typeof EmailAddressFields>;

const asked = flashOf({
  code: 'email-change-asked',
  tone: 'ok',
  says: () => 'We sent a link to your current address. Open it to continue.',
});
const cancelled = flashOf({
  code: 'email-change-cancelled',
  tone: 'ok',
  says: () => 'Cancelled. Your address stays the same.',
});

/** The form on the profile page that changes the email address. */
@Injectable()
export class EmailAddressForms {
  constructor(
    private readonly changes: EmailChangeService,
    private readonly limits: EmailChangeLimits,
    private readonly profile: ProfileForms,
    private readonly flash: Flash,
  ) {}

  async ask(caller: Caller, { email: typed }: EmailAddressFields, browser: Browser): Promise<PageAnswer> {
    const input = EmailChangeInput.safeParse({ email: typed });
    const fault = typed.trim() ? input.error?.issues[0]?.message : 'Enter your new email address.';
    if (!input.success) return this.again(caller, browser, { status: 422, typed, error: fault });
    try {
      await this.limits.count(caller, browser.visit);
      await this.changes.ask(caller, input.data, browser.visit);
      this.flash.leave(browser, asked);
      return new SeeOther(PROFILE_PATH);
    } catch (error) {
      const problem = caught(error, emailUnchanged, slowDown);
      return this.again(caller, browser, { status: problem.kind.status, typed, error: problemText(problem) });
    }
  }

  async cancel(caller: Caller, browser: Browser): Promise<PageAnswer> {
    await this.changes.cancel(caller);
    this.flash.leave(browser, cancelled);
    return new SeeOther(PROFILE_PATH);
  }

  private async again(
    caller: Caller,
    browser: Browser,
    { status, typed, error }: { status: number; typed: string; error: string | undefined },
  ): Promise<PageResponse> {
    return new PageResponse(status, await this.profile.page(caller, browser, { email: { typed, error } }));
  }
}

function problemText({ kind, extra }: Problem): string {
  if (kind.slug === emailUnchanged.kind.slug) return 'That is already your address.';
  return `You’ve asked several times already. Wait ${waitText(Number(extra.retryAfterSeconds))}, then try again.`;
}
