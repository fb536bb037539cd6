import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Caller } from '../../../access/principal';
import type { Browser } from '../../../console/http/browser';
import { Flash, flashOf } from '../../../console/http/flash';
import { Typed } from '../../../console/http/form';
import { type PageAnswer, PageResponse, SeeOther } from '../../../console/http/page-response';
import { caught } from '../../../kernel/problem/caught';
import { versionClash } from '../../../kernel/problem/version.problems';
import { NOTIFICATION_KINDS, Notifications } from '../../notifications';
import { PROFILE_PATH, ProfileForms } from './profile.form';

/** Browsers submit only the checked boxes. */
export const EmailSettingsFields = z.preprocess((body) => body ?? {}, z.record(z.string(), Typed));
export type EmailSettingsFields = z.infer<typeof EmailSettingsFields>;

const saved = flashOf({
  code: 'mails-saved',
  tone: 'ok',
  says: () => 'Saved. You get the emails you chose.',
});
const CLASH = 'Your email settings were changed in another window meanwhile. Check them, then save again.';

/** The form on the profile page that turns emails on and off. */
@Injectable()
export class EmailSettingsForms {
  constructor(
    private readonly notifications: Notifications,
    private readonly profile: ProfileForms,
    private readonly flash: Flash,
  ) {}

  async save(caller: Caller, fields: EmailSettingsFields, browser: Browser): Promise<PageAnswer> {
    const switches = NOTIFICATION_KINDS.map((kind) => ({ kind, isOn: fields[kind] === 'yes' }));
    try {
      await this.notifications.change(caller, { switches }, Number(fields.version));
      this.flash.leave(browser, saved);
      return new SeeOther(PROFILE_PATH);
    } catch (error) {
      const { kind } = caught(error, versionClash);
      return new PageResponse(
        kind.status,
        await this.profile.page(caller, browser, { settingsProblem: CLASH }),
      );
    }
  }
}
