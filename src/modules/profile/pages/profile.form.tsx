import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { z } from 'zod';
import { type Caller, hasMembership } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { Flash, flashOf } from '../../../console/http/flash';
import { faultsOf, formOf, Typed } from '../../../console/http/form';
import { type PageAnswer, PageResponse, SeeOther } from '../../../console/http/page-response';
import { Clock } from '../../../kernel/clock/clock';
import { caught } from '../../../kernel/problem/caught';
import { versionClash } from '../../../kernel/problem/version.problems';
import { Notifications } from '../../notifications';
import { Locale } from '../../users';
import { PageContexts, TimeZone } from '../../workspaces';
import { ProfileChange } from '../profile.contract';
import { ProfileService } from '../profile.service';
import { ProfilePage, type ProfilePageProps } from './profile.page';

export const ProfileFields = formOf({ name: Typed, timeZone: Typed, locale: Typed, version: Typed });
export type ProfileFields = z.infer<typeof ProfileFields>;

/** The empty option stands for the default of the browser or the service. */
const orNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((typed) => (typed === '' ? null : typed), schema.nullable());
const Input = ProfileChange.extend({ timeZone: orNull(TimeZone), locale: orNull(Locale) });

const saved = flashOf({
  code: 'profile-saved',
  tone: 'ok',
  says: ({ name }) => `Saved. Others see you as ${name}.`,
});
const CLASH = 'Your profile was changed in another window meanwhile. Check it, then save again.';
export const PROFILE_PATH = '/me/profile';

/** The profile page and its form. */
@Injectable()
export class ProfileForms {
  constructor(
    private readonly profiles: ProfileService,
    private readonly notifications: Notifications,
    private readonly pageContexts: PageContexts,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  async page(
    caller: Caller,
    browser: Browser,
    typed: Pick<ProfilePageProps, 'form' | 'email' | 'settingsProblem'> = {},
  ) {
    const pageContext = await this.pageContexts.contextFor(caller, browser);
    const [profile, emailSettings] = [await this.profiles.get(caller), await this.notifications.get(caller)];
    const time = { now: this.clock.now(), zone: hasMembership(caller) ? caller.workspace.timeZone : 'UTC' };
    return (<ProfilePage {...{ pageContext, profile, emailSettings }} {...time} {...typed} />) as VNode;
  }

  async save(caller: Caller, { version, ...fields }: ProfileFields, browser: Browser): Promise<PageAnswer> {
    const change = Input.safeParse(fields);
    if (!change.success)
      return new PageResponse(
        422,
        await this.page(caller, browser, { form: { fields, errors: faultsOf(change.error) } }),
      );
    try {
      const { name } = await this.profiles.change(caller, change.data, Number(version));
      this.flash.leave(browser, saved, { name });
      return new SeeOther(PROFILE_PATH);
    } catch (error) {
      const { kind } = caught(error, versionClash);
      const form = { fields, errors: {}, problem: CLASH };
      return new PageResponse(kind.status, await this.page(caller, browser, { form }));
    }
  }
}
