import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { z } from 'zod';
import type { Visitor } from '../../access/principal';
import type { Browser } from '../../console/browser';
import { Flash, flashOf } from '../../console/flash';
import { faultsOf, formOf, Typed } from '../../console/form';
import { type PageAnswer, Screen, SeeOther } from '../../console/page-answer';
import { caught } from '../../kernel/problem/caught';
import { versionClash } from '../../kernel/problem/version.problems';
import { Frames } from '../workspaces';
import { ProfileChange } from './profile.contract';
import { ProfilePage, type ProfilePageProps } from './profile.pages';
import { ProfileService } from './profile.service';

export const ProfileFields = formOf({ name: Typed, version: Typed });
export type ProfileFields = z.infer<typeof ProfileFields>;

const saved = flashOf({
  code: 'profile-saved',
  tone: 'ok',
  says: ({ name }) => `Saved. You’re ${name} now.`,
});
const CLASH = 'Your profile was changed in another window meanwhile. Look at it, then save again.';

/** The page of a person's own record, and its form. */
@Injectable()
export class ProfileForms {
  constructor(
    private readonly profiles: ProfileService,
    private readonly frames: Frames,
    private readonly flash: Flash,
  ) {}

  async page(who: Visitor, browser: Browser, form?: ProfilePageProps['form']): Promise<VNode> {
    const frame = await this.frames.of(who, browser);
    const profile = await this.profiles.get(who);
    return <ProfilePage frame={frame} profile={profile} {...(form ? { form } : {})} />;
  }

  async save(who: Visitor, fields: ProfileFields, browser: Browser): Promise<PageAnswer> {
    const change = ProfileChange.safeParse({ name: fields.name });
    if (!change.success) {
      const { name: error } = faultsOf(change.error);
      return new Screen(422, await this.page(who, browser, { name: fields.name, error }));
    }
    try {
      const { name } = await this.profiles.change(who, change.data, Number(fields.version));
      this.flash.leave(browser, saved, { name });
      return new SeeOther('/me/profile');
    } catch (error) {
      const { kind } = caught(error, versionClash);
      return new Screen(kind.status, await this.page(who, browser, { name: fields.name, problem: CLASH }));
    }
  }
}
