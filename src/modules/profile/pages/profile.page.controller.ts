import { Body, Get, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { CurrentCaller, SignedIn } from '../../../access/access-rules';
import type { Caller } from '../../../access/principal';
import { type Browser, Using } from '../../../console/http/browser';
import { PageController } from '../../../console/http/page-controller';
import type { PageAnswer } from '../../../console/http/page-response';
import { EmailAddressFields, EmailAddressForms } from './email-address.form';
import { EmailSettingsFields, EmailSettingsForms } from './email-settings.form';
import { ProfileFields, ProfileForms } from './profile.form';

@PageController('me/profile')
export class ProfilePagesController {
  constructor(
    private readonly forms: ProfileForms,
    private readonly emails: EmailAddressForms,
    private readonly emailSettings: EmailSettingsForms,
  ) {}

  @Get()
  @SignedIn({ membership: 'none', by: ['session'] })
  show(@CurrentCaller() caller: Caller, @Using() browser: Browser): Promise<VNode> {
    return this.forms.page(caller, browser);
  }

  @Post()
  @SignedIn({ membership: 'none', by: ['session'] })
  save(
    @CurrentCaller() caller: Caller,
    @Body({ schema: ProfileFields }) fields: ProfileFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.save(caller, fields, browser);
  }

  @Post('email')
  @SignedIn({ membership: 'none', by: ['session'] })
  changeEmail(
    @CurrentCaller() caller: Caller,
    @Body({ schema: EmailAddressFields }) fields: EmailAddressFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.emails.ask(caller, fields, browser);
  }

  @Post('email/cancel')
  @SignedIn({ membership: 'none', by: ['session'] })
  cancelEmailChange(@CurrentCaller() caller: Caller, @Using() browser: Browser): Promise<PageAnswer> {
    return this.emails.cancel(caller, browser);
  }

  @Post('notifications')
  @SignedIn({ membership: 'none', by: ['session'] })
  changeEmailSettings(
    @CurrentCaller() caller: Caller,
    @Body({ schema: EmailSettingsFields }) fields: EmailSettingsFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.emailSettings.save(caller, fields, browser);
  }
}
