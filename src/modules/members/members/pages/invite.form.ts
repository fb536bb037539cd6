import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Principal } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { Flash, type FlashAbout, type FlashKind, flashOf } from '../../../../console/http/flash';
import { faultsOf, formOf, Typed } from '../../../../console/http/form';
import { type PageAnswer, PageResponse, SeeOther } from '../../../../console/http/page-response';
import { caught } from '../../../../kernel/problem/caught';
import { slowDown } from '../../../../kernel/problem/kernel.problems';
import {
  InvitationInput,
  type InvitationOutcome,
  InvitationsService,
  type InvitationView,
  type InviteForm,
  invitationNotFound,
  OWNER_INVITES_ADMINS,
  sentToOne,
  sentToSeveral,
  slowDownText,
  termText,
} from '../../invitations';
import { adminRoleReserved } from '../../membership';
import { MembersPages, membersPath } from './members-views';

export const InviteFields = formOf({ emails: Typed, role: Typed });
export type InviteFields = z.infer<typeof InviteFields>;

const invited = flashOf({
  code: 'invited',
  tone: 'ok',
  says: ({ name = '', hint = '' }) => sentToOne(name, hint),
});
const invitedSeveral = flashOf({
  code: 'invited-several',
  tone: 'ok',
  says: ({ name = '', hint = '' }) => sentToSeveral(name, hint),
});
const resent = flashOf({
  code: 'invitation-resent',
  tone: 'ok',
  says: ({ name, hint }) => `Sent again to ${name}. It works for ${hint}.`,
});
const cancelled = flashOf({
  code: 'invitation-cancelled',
  tone: 'ok',
  says: ({ name }) => `Cancelled the invitation for ${name}.`,
});
const gone = flashOf({
  code: 'invitation-not-open',
  tone: 'info',
  says: () => 'That invitation is no longer open.',
});
const reserved = flashOf({
  code: 'invitation-as-admin',
  tone: 'danger',
  says: () => OWNER_INVITES_ADMINS,
});
const tooMany = flashOf({
  code: 'invitations-too-many',
  tone: 'danger',
  says: ({ hint }) => slowDownText(Number(hint)),
});

/** The invitation forms of the members page. */
@Injectable()
export class InviteForms {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly pages: MembersPages,
    private readonly flash: Flash,
  ) {}

  /** Addresses that were not invited stay in the field. */
  async invite(caller: Principal, fields: InviteFields, browser: Browser): Promise<PageAnswer> {
    const input = InvitationInput.safeParse({ ...fields, emails: addressesIn(fields.emails) });
    if (!input.success) {
      const { emails, role } = faultsOf(input.error);
      const errors = { emails, role: role && 'Choose a role.' };
      return this.again(caller, browser, 422, { ...fields, errors });
    }
    try {
      const { data } = await this.invitations.invite(caller, input.data);
      return await this.answer(caller, fields, data, browser);
    } catch (error) {
      const { kind, extra, options } = caught(error, slowDown, adminRoleReserved);
      const isReserved = kind.slug === adminRoleReserved.kind.slug;
      const problem = isReserved ? OWNER_INVITES_ADMINS : slowDownText(Number(extra.retryAfterSeconds));
      return this.again(caller, browser, kind.status, { ...fields, errors: {}, problem }, options.headers);
    }
  }

  async resend(caller: Principal, invitationId: string, browser: Browser): Promise<SeeOther> {
    try {
      const invitation = await this.invitations.resend(caller, invitationId);
      return this.back(caller, browser, resent, { name: invitation.email, hint: termText(invitation) });
    } catch (error) {
      const { kind, extra } = caught(error, invitationNotFound, adminRoleReserved, slowDown);
      if (kind.slug === invitationNotFound.kind.slug) return this.back(caller, browser, gone);
      if (kind.slug === adminRoleReserved.kind.slug) return this.back(caller, browser, reserved);
      return this.back(caller, browser, tooMany, { hint: String(extra.retryAfterSeconds) });
    }
  }

  async cancel(caller: Principal, invitationId: string, browser: Browser): Promise<SeeOther> {
    try {
      const { email } = await this.invitations.cancel(caller, invitationId);
      return this.back(caller, browser, cancelled, { name: email });
    } catch (error) {
      caught(error, invitationNotFound);
      return this.back(caller, browser, gone);
    }
  }

  private async answer(
    caller: Principal,
    { role }: InviteFields,
    outcomes: readonly InvitationOutcome[],
    browser: Browser,
  ): Promise<PageAnswer> {
    const failed = outcomes.filter(({ outcome }) => outcome !== 'invited').map(({ email }) => email);
    if (failed.length === 0) {
      return this.invited(
        caller,
        outcomes.flatMap(({ invitation }) => invitation ?? []),
        browser,
      );
    }
    const emails =
      failed.length === 1 ? 'This address was not invited.' : 'These addresses were not invited.';
    return this.again(caller, browser, 422, {
      emails: failed.join('\n'),
      role,
      errors: { emails },
      outcomes,
    });
  }

  private invited(caller: Principal, sent: readonly InvitationView[], browser: Browser): SeeOther {
    const [one] = sent;
    if (!one) return new SeeOther(membersPath(caller.workspace.slug));
    const hint = termText(one);
    if (sent.length === 1) return this.back(caller, browser, invited, { name: one.email, hint });
    return this.back(caller, browser, invitedSeveral, { name: String(sent.length), hint });
  }

  private async again(
    caller: Principal,
    browser: Browser,
    status: number,
    form: InviteForm,
    headers?: PageResponse['headers'],
  ): Promise<PageResponse> {
    return new PageResponse(status, await this.pages.page(caller, browser, { form }), headers);
  }

  private back({ workspace }: Principal, browser: Browser, kind: FlashKind, about?: FlashAbout): SeeOther {
    this.flash.leave(browser, kind, about);
    return new SeeOther(membersPath(workspace.slug));
  }
}

/** Splits at commas, semicolons and white space. Drops duplicates, ignoring case. */
function addressesIn(text: string): string[] {
  const found = text.split(/[\s,;]+/).filter(Boolean);
  return [...new Map(found.reverse().map((one) => [one.toLowerCase(), one])).values()].reverse();
}
