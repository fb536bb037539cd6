import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Principal } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { Flash, type FlashAbout, type FlashKind, flashOf } from '../../../../console/http/flash';
import { formOf, Typed } from '../../../../console/http/form';
import { type PageAnswer, SeeOther } from '../../../../console/http/page-response';
import { caught } from '../../../../kernel/problem/caught';
import { versionClash } from '../../../../kernel/problem/version.problems';
import {
  adminRoleReserved,
  GivenRole,
  leaveInstead,
  memberActive,
  memberNotFound,
  memberRemoved,
  ownerMustBeAdmin,
  ownerStays,
} from '../../membership';
import { RestorationInput } from '../members.contract';
import { MembersService } from '../members.service';
import { MembersPages, membersPath } from './members-views';
import { revokedText } from './revoked-credentials';

export const RoleFields = formOf({ role: Typed, version: Typed });
export type RoleFields = z.infer<typeof RoleFields>;

export const RestorationFields = formOf({ role: Typed });
export type RestorationFields = z.infer<typeof RestorationFields>;

const roleChanged = flashOf({
  code: 'role-changed',
  tone: 'ok',
  says: ({ name, hint }) =>
    `${name} is now ${hint === 'admin' ? 'an admin' : 'an employee'}. The new role applies to their keys and connections from now on.`,
});
const ownerChanged = flashOf({
  code: 'owner-changed',
  tone: 'ok',
  says: ({ name }) => `${name} is now the owner. You’re an admin.`,
});
const restored = flashOf({
  code: 'member-restored',
  tone: 'ok',
  says: ({ name, hint }) =>
    `${name} is back as ${hint === 'admin' ? 'an admin' : 'an employee'}. Revoked keys and connections stay revoked.`,
});
const left = flashOf({
  code: 'workspace-left',
  tone: 'ok',
  says: ({ name, hint = '' }) => `You left ${name}. ${hint}`.trim(),
});
const refused = flashOf({ code: 'membership-refused', tone: 'danger', says: ({ hint = '' }) => hint });

/** Why nothing was changed, by the problem's slug. */
const REFUSALS: Readonly<Record<string, string>> = {
  [memberNotFound.kind.slug]: 'There is no such member. Nothing was changed.',
  [memberRemoved.kind.slug]: 'That member has been removed meanwhile. Nothing was changed.',
  [memberActive.kind.slug]: 'That member is already active.',
  [ownerStays.kind.slug]: 'A workspace needs an owner. Make someone else the owner first.',
  [leaveInstead.kind.slug]: 'To end your own membership, leave the workspace.',
  [ownerMustBeAdmin.kind.slug]: 'Only an active admin can become the owner. Nothing was changed.',
  [adminRoleReserved.kind.slug]: 'Only the owner can assign the admin role. Nothing was changed.',
  [versionClash.kind.slug]: 'Someone else changed that member meanwhile. Check the member, then try again.',
};

/** The forms of the member rows. */
@Injectable()
export class MembershipForms {
  constructor(
    private readonly members: MembersService,
    private readonly pages: MembersPages,
    private readonly flash: Flash,
  ) {}

  changeRole(caller: Principal, memberId: string, fields: RoleFields, browser: Browser): Promise<PageAnswer> {
    return this.orRefused(caller, browser, async () => {
      const role = GivenRole.safeParse(fields.role);
      if (!role.success) return this.back(caller, browser, refused, { hint: 'Choose a role.' });
      const { name } = await this.members.changeRole(
        caller,
        memberId,
        { role: role.data },
        Number(fields.version),
      );
      return this.back(caller, browser, roleChanged, { name, hint: role.data });
    });
  }

  transfer(caller: Principal, memberId: string, browser: Browser): Promise<PageAnswer> {
    return this.orRefused(caller, browser, async () => {
      const { owner } = await this.members.transferOwnership(caller, { memberId });
      return this.back(caller, browser, ownerChanged, { name: owner.name });
    });
  }

  /** Responds with the page: the receipt is shown once, and the audit log keeps it. */
  remove(caller: Principal, memberId: string, browser: Browser): Promise<PageAnswer> {
    return this.orRefused(caller, browser, async () => {
      const receipt = await this.members.remove(caller, memberId);
      return this.pages.page(caller, browser, { receipt });
    });
  }

  restore(
    caller: Principal,
    memberId: string,
    fields: RestorationFields,
    browser: Browser,
  ): Promise<PageAnswer> {
    return this.orRefused(caller, browser, async () => {
      const wanted = RestorationInput.safeParse(fields.role ? fields : {});
      if (!wanted.success) return this.back(caller, browser, refused, { hint: 'Choose a role.' });
      const { name, role } = await this.members.restore(caller, memberId, wanted.data);
      return this.back(caller, browser, restored, { name, hint: role });
    });
  }

  async leave(caller: Principal, browser: Browser): Promise<SeeOther> {
    const { stopped } = await this.members.leave(caller);
    this.flash.leave(browser, left, { name: caller.workspace.name, hint: revokedText(stopped) });
    return new SeeOther('/workspaces');
  }

  private async orRefused(
    caller: Principal,
    browser: Browser,
    work: () => Promise<PageAnswer>,
  ): Promise<PageAnswer> {
    try {
      return await work();
    } catch (error) {
      const { kind } = caught(
        error,
        memberNotFound,
        memberRemoved,
        memberActive,
        ownerStays,
        leaveInstead,
        ownerMustBeAdmin,
        adminRoleReserved,
        versionClash,
      );
      return this.back(caller, browser, refused, { hint: REFUSALS[kind.slug] ?? kind.title });
    }
  }

  private back({ workspace }: Principal, browser: Browser, kind: FlashKind, about: FlashAbout): SeeOther {
    this.flash.leave(browser, kind, about);
    return new SeeOther(membersPath(workspace.slug));
  }
}
